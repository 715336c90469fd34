"""One choice among several, in no order of progress."""

from diagnostic.kinds.choices import CHOSEN_ROLES, label_of_choice, one_choice, own_choices, worth_by_rank
from diagnostic.kinds.kind import Kind

KIND = Kind(
    name="single",
    about="un choix",
    shape="one",
    reader=one_choice,
    roles=CHOSEN_ROLES,
    choices="written",
    tests="une liste de choix",
    worths=worth_by_rank,
    options=own_choices,
    words=label_of_choice,
    widget="choices",
    paper="one",
)
