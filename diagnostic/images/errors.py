"""The reasons why a picture cannot be printed, in French."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """A reason to refuse a picture, with its hint."""

    FORMAT = "c'est du {} ; enregistrez-la en PNG, en JPEG ou en SVG"
    UNKNOWN = "ce n'est pas une image que l'on sache lire ; enregistrez-la en PNG, en JPEG ou en SVG"
    DAMAGED = "elle est abîmée ou incomplète ; enregistrez-la à nouveau"
    POINTS = "elle a {} × {} points ; 20 millions au plus"
    FAR_TOO_MANY = "elle a bien trop de points ; 20 millions au plus"
    NO_SVG = "ce n'est pas du SVG que l'on puisse lire, qui commence par <svg xmlns=\"http://www.w3.org/2000/svg\">"
    ELSEWHERE = "ce SVG a besoin d'un autre fichier ; enregistrez-le avec tout ce qu'il montre"
    INKS = "ce SVG a des couleurs d'imprimeur (CMJN) ; enregistrez-le en couleurs RVB"
    LETTERS = "ce SVG écrit « {} », ce qu'aucune police d'ici ne sait faire ; changez ce texte en tracés"
    FLAT = "ce SVG a une largeur ou une hauteur nulle (width, height ou viewBox) : rien ne s'en verrait"
    DEEP = "ce SVG a plus de {} groupes les uns dans les autres ; enregistrez-le en PNG"
    ENDLESS = "ce SVG se dessine lui-même, sans fin ; enregistrez-le en PNG"
    HEAVY = "ce SVG dessine plus de {} formes ; enregistrez-le en PNG"


class PictureError(ValueError):
    """A picture that cannot be printed, with the reason in French."""

    def __init__(self, reason: Reason, *values: object) -> None:
        super().__init__(reason.format(*values))
