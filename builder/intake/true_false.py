"""Make two options of a question that is answered by true or false."""

from __future__ import annotations

from builder import locales
from builder.intake.values import Blocks, Offered

_WORDS = {
    "am": ("እውነት", "ሐሰት"),
    "ar": ("صواب", "خطأ"),
    "bn": ("সত্য", "মিথ্যা"),
    "de": ("Wahr", "Falsch"),
    "en": ("True", "False"),
    "es": ("Verdadero", "Falso"),
    "fr": ("Vrai", "Faux"),
    "hi": ("सही", "गलत"),
    "id": ("Benar", "Salah"),
    "it": ("Vero", "Falso"),
    "km": ("ត្រឹមត្រូវ", "មិនត្រឹមត្រូវ"),
    "nl": ("Waar", "Onwaar"),
    "pt": ("Verdadeiro", "Falso"),
    "ru": ("Верно", "Неверно"),
    "sw": ("Kweli", "Si kweli"),
    "vi": ("Đúng", "Sai"),
    "zh": ("正确", "错误"),
}


def true_false(language: str, truth: bool, *, right: Blocks, wrong: Blocks) -> tuple[tuple[Offered, ...], bool]:
    """Give both options, and whether they are English for want of words in the language."""
    known = next((tag for tag in locales.chain(language) if tag in _WORDS), "")
    yes, no = _WORDS[known or "en"]
    options = ((yes, truth), (no, not truth))
    offered = tuple(
        Offered(text=(word,), right=is_right, feedback=right if is_right else wrong) for word, is_right in options
    )
    return offered, not known
