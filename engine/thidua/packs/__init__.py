"""Rule packs: YAML folders in, checked `RulePack` values out."""
