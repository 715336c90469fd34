"""Two screens on one response, in any order, with loss and repetition: nothing is erased, nothing is silent."""

from __future__ import annotations

from hypothesis import Phase
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from tests.webapp.visitor import Visitor

PAGE = "rubrique/projet"
TYPED: dict[str, dict[str, object]] = {
    "effectif": {"": None, "3": 3, "3,0": 3, "4": 4},
    "chiffre": {"": None, "1 000": 1000, "1000 F": 1000, "2 000": 2000},
    "remarque": {"": None, "Bonjour": "Bonjour", "Bonsoir": "Bonsoir"},
}
screens = st.sampled_from([0, 1])
questions = st.sampled_from(sorted(TYPED))
typed = st.sampled_from([(question, text) for question, texts in TYPED.items() for text in texts])
lost = st.booleans()


class Screen:
    """A page that is open somewhere: what it was served with, what is typed in it, what it sent without a receipt."""

    def __init__(self, app, token):
        self.visitor = Visitor(app)
        self.visitor.token = token
        self.opens()

    def opens(self):
        self.visitor.opens(PAGE)
        self.reads()

    def reads(self):
        """Take over what the page shows, which is what the screen now knows."""
        fields = dict(self.visitor.page.fields)
        self.shown = {question: fields[question].replace("\u202f", " ").replace("\xa0", " ") for question in TYPED}
        self.fields = dict(self.shown)
        self.known = {question: [kept(self.visitor, question)] for question in TYPED}
        self.sent: dict[str, list[str]] = {question: [] for question in TYPED}


def kept(visitor, question):
    return visitor.response.answers.get(question)


class TwoScreens(RuleBasedStateMachine):
    app = None

    @initialize()
    def begins(self):
        token = Visitor(self.app).starts().token
        self.screens = [Screen(self.app, token), Screen(self.app, token)]
        self.last = None

    def checks(self, screen, asked, send):
        """Send something, and hold what every save promises of these questions, for this screen and what it knew."""
        before = {question: kept(screen.visitor, question) for question in TYPED}
        meant = {question: TYPED[question].get(screen.fields[question], before[question]) for question in asked}
        touched = {question for question in asked if screen.fields[question] != screen.shown[question]}
        reported = send()
        for question, was in before.items():
            now = kept(screen.visitor, question)
            if now != was:
                assert question in asked
                assert now == meant[question]
                assert question in touched or screen.sent[question], "a field left alone changed an answer"
                assert was in screen.known[question], "an answer that this screen never saw was overwritten"
            elif question in touched and meant[question] != was:
                assert question in reported or meant[question] == screen.known[question][-1], "dropped in silence"
            if question in reported:
                assert now == was, "what is to be chosen was changed"
                assert question in asked
                assert question in touched or screen.sent[question], "a field left alone is to be chosen"
                assert was not in screen.known[question], "one's own answer was told as another's"

    @rule(screen=screens, typed=typed)
    def types(self, screen, typed):
        question, text = typed
        self.screens[screen].fields[question] = text

    @rule(screen=screens)
    def opens(self, screen):
        self.screens[screen].opens()

    @rule(screen=screens, question=questions, lost=lost)
    def saves_one(self, screen, question, lost):
        one = self.screens[screen]
        page = dict(one.visitor.page.fields)
        text = one.fields[question]
        value = {"values": [text] if text else [], "said": ""}
        about = {"served": page[f"served:answers/{question}"], "base": int(page[f"base:answers/{question}"])}
        sent = [{"values": [before] if before else [], "said": ""} for before in one.sent[question]]

        def send():
            form = one.visitor.page
            one.visitor.saves(question, *value["values"], sent=sent, **about)
            one.visitor.page = form
            self.last = None
            return {question} if one.visitor.status == 409 else set()

        self.checks(one, [question], send)
        if one.visitor.status == 409:
            return
        one.known[question].append(TYPED[question].get(text, one.known[question][-1]))
        one.sent[question].append(text)
        if not lost:
            self.receives(one, question, one.visitor.reply.json)

    def receives(self, one, question, reply):
        names = {f"served:answers/{question}": reply["served"], f"base:answers/{question}": str(reply["base"])}
        one.visitor.page.fields = [(name, names.get(name, value)) for name, value in one.visitor.page.fields]
        one.shown[question], one.sent[question] = one.fields[question], []
        one.known[question] = [kept(one.visitor, question)]

    @rule(screen=screens, lost=lost, theirs=st.booleans())
    def sends_the_page(self, screen, lost, theirs):
        one = self.screens[screen]
        if any(one.sent.values()):
            return  # the script waits for its receipts before it sends the page
        form = one.visitor.page

        def send():
            one.visitor.sends(f"/q/{one.visitor.token}/{PAGE}", **one.fields)
            return {question for question in TYPED if one.visitor.status == 409 and self.told(one, question)}

        self.checks(one, list(TYPED), send)
        self.last = (screen, dict(one.fields), form)
        if lost:
            one.visitor.page = form
        elif one.visitor.status == 409:
            self.chooses(one, theirs)
        else:
            one.opens()

    @staticmethod
    def told(one, question):
        return ("keep:answers/" + question, "mine") in one.visitor.page.fields

    def chooses(self, one, theirs):
        """Choose, once, for all that differs: it is not told again."""
        chosen = {f"keep:answers/{question}": "theirs" for question in TYPED if theirs and self.told(one, question)}
        one.visitor.sends(f"/q/{one.visitor.token}/{PAGE}", **chosen)
        assert one.visitor.status == 200
        one.opens()

    @rule()
    def sends_the_same_again(self):
        """What is sent twice at once, as a browser does whose connection broke, counts once."""
        if self.last is None:
            return
        screen, fields, form = self.last
        visitor = Visitor(self.app)
        one = self.screens[screen].visitor
        visitor.token, visitor.client, visitor.page = one.token, one.client, form
        before = dict(visitor.response.answers)
        visitor.sends(f"/q/{visitor.token}/{PAGE}", **fields)
        known = dict(form.fields)
        for question, values in TYPED.items():
            now = kept(visitor, question)
            if now != before.get(question):
                assert now == values.get(fields[question])
                assert known[f"served:answers/{question}"] == self.said(before.get(question))
        self.screens[screen].opens()

    @staticmethod
    def said(answer):
        return "" if answer is None else f'"{answer}"'


def test_any_interleaving_of_two_screens_is_some_serial_order(app):
    machine = type("OnThisApp", (TwoScreens,), {"app": app})
    quick = hypothesis_settings(max_examples=40, stateful_step_count=20, deadline=None, phases=[Phase.generate])
    run_state_machine_as_test(machine, settings=quick)
