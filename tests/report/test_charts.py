from __future__ import annotations

ALL = {"clients": "papier", "photos": "non", "stock": "no", "reseau": "oui", "poste": "oui", "essai": ["atelier"]}


def test_the_radar_has_an_axis_for_each_first_rank_dimension(told):
    radar = told(ALL).radar
    assert [axis.scored for axis in radar.axes] == ["25", "100", "50"]
    assert radar.axes[0].end.y < radar.center.y
    assert radar.axes[0].value.y == radar.center.y - 25
    assert not radar.has_bounds


def test_the_labels_stand_on_their_side_of_the_radar(told):
    assert [axis.anchor for axis in told(ALL).radar.axes] == ["middle", "start", "end"]


def test_the_bounds_are_drawn_when_they_differ(told):
    context = told({"clients": "papier"})
    assert context.radar.has_bounds
    assert context.bars.has_bounds
    bar = context.bars.bars[0]
    assert bar.low < bar.length < bar.high


def test_an_axis_without_a_score_has_no_point(told):
    context = told()
    assert context.radar.axes[0].value is None
    assert (context.radar.axes[0].scored, context.bars.bars[0].length) == ("–", None)


def test_the_chart_is_told_in_words(told):
    assert told(ALL).bars.description.startswith("Outils\u00a0: 25 sur 100\u202f; Socle\u00a0: 100 sur 100")


def test_two_axes_make_no_radar(told):
    from diagnostic.report.figures.charts import radar_of  # noqa: PLC0415 - what the context never asks

    assert radar_of(told(ALL).dimensions[:2]) is None
