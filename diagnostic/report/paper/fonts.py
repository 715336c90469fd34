"""Restrict reports to the shipped fonts, so that every machine produces the same pages."""

from __future__ import annotations

import warnings
from typing import Any

from diagnostic.signs import fonts_folder

with warnings.catch_warnings():
    # On import, WeasyPrint looks for system fonts and warns if there are none; we want none.
    warnings.filterwarnings("ignore", message=".*FontConfig", category=UserWarning)
    from weasyprint import HTML
    from weasyprint.text.ffi import ffi, fontconfig, gobject, pangoft2
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

__all__ = ["HTML", "FatalURLFetchingError", "ShippedFonts", "URLFetcher", "URLFetcherResponse"]

# In fallback order: Source Sans 3, then DejaVu, then Noto Emoji.
SHIPPED = (
    "SourceSans3-Regular.ttf",
    "SourceSans3-It.ttf",
    "SourceSans3-Semibold.ttf",
    "SourceSans3-Bold.ttf",
    "DejaVuSans.ttf",
    "NotoEmoji-Regular.ttf",
)
# Pango requests the family "emoji" for a text with emoji. Every requested family falls back to the shipped fonts.
RULES = b"""<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <match target="pattern">
    <test name="family"><string>emoji</string></test>
    <edit name="family" mode="prepend" binding="strong"><string>Noto Emoji</string></edit>
  </match>
  <match target="pattern">
    <edit name="family" mode="append_last" binding="strong">
      <string>Source Sans 3</string><string>DejaVu Sans</string><string>Noto Emoji</string>
    </edit>
  </match>
</fontconfig>"""
ffi.cdef("FcConfig * FcConfigCreate (void); FcBool FcConfigSetCurrent (FcConfig * config);")


def _configuration() -> Any:  # noqa: ANN401 - fontconfig's, by cffi
    """Return a Fontconfig configuration with our rules and no font."""
    made = fontconfig.FcConfigCreate()
    fontconfig.FcConfigParseAndLoadFromMemory(made, RULES, True)  # noqa: FBT003 - fontconfig's
    return made


# Pango (1.50 at least) also follows the rules of the current configuration, which it loads if there is none.
fontconfig.FcConfigSetCurrent(_configuration())


class ShippedFonts(FontConfiguration):  # type: ignore[misc] # WeasyPrint ships no types
    """The fonts for a page: the shipped ones and those of its template, never those of the machine."""

    def __init__(self) -> None:
        """Start without the fonts of the machine, which WeasyPrint adds by default, and add the shipped ones."""
        self._config = _configuration()
        for name in SHIPPED:
            fontconfig.FcConfigAppFontAddFile(self._config, str(fonts_folder() / name).encode())
        self.font_map = ffi.gc(pangoft2.pango_ft2_font_map_new(), gobject.g_object_unref)
        pangoft2.pango_fc_font_map_set_config(ffi.cast("PangoFcFontMap *", self.font_map), self._config)
        fontconfig.FcConfigDestroy(self._config)  # the map of fonts keeps it
        self.strut_layouts: dict[Any, Any] = {}
        self.font_features: dict[Any, Any] = {}

    def add_font_face(self, rule_descriptors: dict[str, Any], url_fetcher: object) -> None:
        """Add a font of a style sheet, unless it is shipped, since the rule is then for browsers only."""
        sources = [str(url).rpartition("/")[2] for _, url in rule_descriptors["src"]]
        if not set(sources) <= set(SHIPPED):
            super().add_font_face(rule_descriptors, url_fetcher)
