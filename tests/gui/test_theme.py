import pytest
from PySide6.QtGui import QColor

from core.model.kinds import EntityType
from gui.theme import SCALES, THEMES, Appearance, load_theme, palette_of

AA, GRAPHIC = 4.5, 3.0


def luminance(colour):
    def linear(share):
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one, other):
    low, high = sorted((luminance(QColor(one)), luminance(QColor(other))))
    return (high + 0.05) / (low + 0.05)


@pytest.fixture(params=THEMES)
def theme(request):
    return load_theme(request.param)


def test_words_can_be_read_on_every_ground(theme):
    for ground in ("window", "surface", "raised", "hover", "accent_pale", "current_line", "place", "figure_fill"):
        assert contrast(theme.colours["text"], theme.colours[ground]) >= AA, ground
    for ground in ("window", "surface", "raised"):
        for words in ("muted", "accent", "rejected", "confirmed", "attention"):
            assert contrast(theme.colours[words], theme.colours[ground]) >= AA, (words, ground)
    assert contrast(theme.colours["accent_text"], theme.colours["accent"]) >= AA
    assert contrast(theme.colours["selection_text"], theme.colours["selection"]) >= AA
    assert contrast(theme.colours["text"], theme.colours["selection"]) >= AA


def test_words_can_be_read_on_every_article_colour(theme):
    assert len(theme.bands) == len(theme.tints) == 8
    for tint in theme.tints:
        assert contrast(theme.colours["text"], tint) >= AA, tint
        assert contrast(theme.colours["muted"], tint) >= AA, tint


def test_bands_and_type_colours_stand_out(theme):
    for band in theme.bands:
        assert contrast(band, theme.colours["surface"]) >= 2.5, band  # never alone: the number stands beside it
    for name, colour in theme.entities.items():
        assert contrast(colour, theme.colours["surface"]) >= AA, name
    for name in ("finding", "figure"):
        assert contrast(theme.colours[name], theme.colours["surface"]) >= GRAPHIC


def test_every_entity_type_has_a_colour_and_others_share_one(theme):
    own = [theme.entity(entity_type).name() for entity_type in EntityType]
    assert len(set(own)) == len(own)
    assert theme.entity("自定") == QColor(theme.entities["other"])


def test_both_themes_have_the_same_colours():
    light, dark = (load_theme(name) for name in THEMES)
    assert light.colours.keys() == dark.colours.keys()
    assert light.entities.keys() == dark.entities.keys()
    assert dark.is_dark
    assert not light.is_dark


def test_the_palette_is_that_of_the_theme(theme):
    assert palette_of(theme).window().color() == theme.colour("window")


def test_text_size_goes_in_steps_and_stays_in_bounds():
    appearance = Appearance()
    told = []
    appearance.changed.connect(lambda: told.append(appearance.scale))
    appearance.zoom(1)
    appearance.zoom(-1)
    appearance.zoom(-99)
    appearance.zoom(-1)
    appearance.zoom(0)
    assert told == [110, 100, SCALES[0], 100]
    assert appearance.px(15) == 15
    appearance.set_scale(1000)
    assert appearance.px(15) == 30
