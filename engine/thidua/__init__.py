"""Rules engine for award eligibility: nominations in, justified proposals out."""

__version__ = "0.1.0"
