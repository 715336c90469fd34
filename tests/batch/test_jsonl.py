"""JSON Lines: each line is a response, or goes to the rejects as it was, with every reason."""

from __future__ import annotations

import json

import diagnostic

GOOD = [
    {"id": f"A{rank}", "answers": {"q": "yes" if rank % 2 else "no", "one": "ab"[rank % 2], "number": rank}}
    for rank in range(150)
]
BAD = {
    "{": "syntax",
    '{"answers": {"number": NaN}}': "syntax",
    "[1, 2]": "wrong-type",
    '"text"': "wrong-type",
    '{"answers": {"one": "a", "one": "b"}}': "duplicate-key",
    '{"answers": {"oen": "a"}}': "unknown-question",
    '{"answers": {"one": "c"}}': "unknown-choice",
    '{"answers": {"number": [1]}}': "not-a-number",
    '{"answers": {"company": "N"}}': "unknown-question",
    '{"answers": []}': "wrong-type",
    '{"reponses": {}}': "unknown-key",
    '{"questionnaire": "autre"}': "other-questionnaire",
    '{"version": "0.1.0"}': "other-version",
    '{"digest": "abc"}': "other-digest",
    '{"path": "moyen"}': "unknown-path",
    '{"solutions": {"r": "light"}}': "unknown-solution",
    '{"quotes": {"x": 1}}': "unknown-recommendation",
    "[" * 100_000: "too-deep",
    '{"answers": {"number": ' + "9" * 5000 + "}}": "bad-number",
}


def written(path, lines):
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return path


def test_each_line_is_diagnosed_as_a_file_of_its_own_would_be(questionnaire, ran, tmp_path):
    lines = ran(written(tmp_path / "in.jsonl", map(json.dumps, GOOD))).lines
    (tmp_path / "answers.yaml").write_text(json.dumps(GOOD[7]["answers"]).join(("answers: ", "\n")))
    file = diagnostic.read_answers(questionnaire, tmp_path / "answers.yaml")
    expected = diagnostic.to_data(diagnostic.diagnose(questionnaire, file.response))
    assert lines[7] == {"line": 8, "id": "A7", **json.loads(json.dumps(expected))}
    assert [(one["line"], one["id"]) for one in lines] == [(rank + 1, f"A{rank}") for rank in range(150)]


def test_two_processes_write_the_same_bytes_as_one(ran, tmp_path):
    mixed = [line for rank, good in enumerate(GOOD) for line in [json.dumps(good), *list(BAD)[rank : rank + 1]]]
    path = written(tmp_path / "in.jsonl", mixed)
    alone = ran(path), (tmp_path / "out.jsonl").read_bytes(), (tmp_path / "rejects.jsonl").read_bytes()
    shared = ran(path, 2), (tmp_path / "out.jsonl").read_bytes(), (tmp_path / "rejects.jsonl").read_bytes()
    assert alone == shared
    assert alone[0].counted == (len(GOOD), len(BAD))


def test_what_cannot_be_taken_is_rejected_as_it_was_and_stops_nothing(ran, tmp_path):
    found = ran(written(tmp_path / "in.jsonl", [*BAD, "{}"]))
    assert found.codes == {rank: [code] for rank, code in enumerate(BAD.values(), start=1)}
    assert [one["raw"] for one in found.rejects] == list(BAD)
    assert [one["line"] for one in found.lines] == [len(BAD) + 1]


def test_a_reject_says_which_question_why_and_what_to_do(ran, tmp_path):
    path = written(tmp_path / "in.jsonl", ['{"id": 3, "path": "p", "answers": {"one": "c", "oen": "a"}}'])
    (reject,) = ran(path).rejects
    assert reject["id"] == 3
    assert reject["problems"] == [
        {
            "code": "unknown-path",
            "question": "path",
            "message": "path : le parcours est « full » ou « short »",
            "hint": "",
        },
        {
            "code": "unknown-choice",
            "question": "one",
            "message": "« c » n'est pas un des choix.",
            "hint": "Connus ici : a, b.",
        },
        {
            "code": "unknown-question",
            "question": "oen",
            "message": "cette question n'existe pas.",
            "hint": "Vouliez-vous dire « one » ?",
        },
    ]


def test_blank_lines_a_byte_order_mark_and_a_last_line_without_its_end_are_no_mistakes(ran, tmp_path):
    path = tmp_path / "in.ndjson"
    path.write_bytes(b'\xef\xbb\xbf{"id": "\xc3\xa9"}\r\n\r\n  \n{"id": 2}')
    assert [(one["line"], one["id"]) for one in ran(path).lines] == [(1, "é"), (4, 2)]


def test_what_is_not_utf_8_is_rejected_readably(ran, tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_bytes('{"id": "é"}\n'.encode("latin-1"))
    (reject,) = ran(path).rejects
    assert (reject["raw"], reject["problems"][0]["code"]) == ('{"id": "\\xe9"}', "syntax")


def test_a_line_without_an_end_is_not_held_in_memory_but_rejected(ran, tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_bytes(b" " * (9 << 20) + b"x\n{}\n" + b"y" * (5 << 20))
    found = ran(path)
    assert (found.codes, [one["line"] for one in found.lines]) == ({3: ["too-long"]}, [2])
    assert len(found.rejects[0]["raw"]) == 4 << 20


def test_an_empty_file_gives_empty_files(ran, tmp_path):
    assert ran(written(tmp_path / "in.jsonl", [])) == ((0, 0), [], [])


def test_half_a_sign_never_stops_a_batch(ran, tmp_path):
    lines = (
        r'{"id": "A\ud83c", "answers": {"one": "a", "words": "x\ud83c"}}',
        r'{"id": {"k\ud83c": 1}, "answers": {"one": "\ud83c"}}',
        r'{"id": "A3", "\ud83c": 1}',
        r'{"id": "A4", "answers": {"\ud83c": "a"}}',
        r'{"id": "\ud83c\udf3a", "answers": {"one": "a"}}',
    )
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    found = ran(path)
    assert [one["id"] for one in found.lines] == ["A\ufffd", "\U0001f33a"]
    assert found.codes == {2: ["unknown-choice"], 3: ["unknown-key"], 4: ["unknown-question"]}
