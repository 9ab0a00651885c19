from hypothesis import given
from hypothesis import strategies as st

from tests.bench.figures import many, one, percentile, table


@given(st.lists(st.floats(0, 1000), min_size=1))
def test_a_percentile_is_one_of_the_values_and_not_below_the_median(values: list[float]) -> None:
    assert percentile(values, 99) in values
    assert percentile(values, 99) >= percentile(values, 50)


def test_the_p99_of_a_hundred_is_the_second_largest() -> None:
    assert percentile(list(range(1, 101)), 99) == 99


def test_a_figure_stands_beside_its_aim() -> None:
    shown = table([one("start", "s", 3.0, aim=5), many("ring", "ms", [10.0, 20.0, 300.0], aim=100)])
    assert "met" in shown.splitlines()[1]
    assert "MISSED" in shown.splitlines()[2]
