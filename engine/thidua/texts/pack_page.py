"""Words of the page that shows a rule pack."""

from thidua.texts.localized import LocalizedText

PACK_PAGE = {
    "valid": LocalizedText("Hiệu lực: {start} – {end}", "In force: {start} – {end}"),
    "digest": LocalizedText("Mã băm: {digest}…", "Digest: {digest}…"),
    "round": LocalizedText(
        "Đợt {id}: {start} – {end}{title}", "Round {id}: {start} – {end}{title}"
    ),
    "parameters": LocalizedText("Mức, ngưỡng", "Parameters"),
    "parameter": LocalizedText(
        "{title} [{id}] = {values}  ({provenance})",
        "{title} [{id}] = {values}  ({provenance})",
    ),
    "award": LocalizedText(
        "{title} [{id}], bậc xét {stratum}", "{title} [{id}], stratum {stratum}"
    ),
}
