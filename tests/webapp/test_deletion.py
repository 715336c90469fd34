"""« Il n’en reste rien ici » : what is deleted is in none of the files of an installation any more."""

from __future__ import annotations

NAME = "Boulangerie Wamytan"


def bytes_of(folder):
    """All that an installation has on the disk while it serves."""
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def wrote(visitor):
    """Give a name and change it a few times, and ask for a dossier that waits to be made."""
    for number in range(5):
        visitor.answers("company", f"{NAME} {number}")
    visitor.answers("remarque", f"{NAME} : " + "une longue remarque " * 200)
    return visitor.opens("dossier")


def test_nothing_of_a_deleted_response_is_left_in_any_file(visitor, tmp_path):
    wrote(visitor)
    assert NAME.encode() in bytes_of(tmp_path)
    visitor.opens("supprimer").sends()
    assert "il n'en reste rien ici" in visitor.text
    assert NAME.encode() not in bytes_of(tmp_path)


def test_a_made_dossier_goes_with_the_answers(visitor, tmp_path):
    wrote(visitor)
    jobs = visitor.app.extensions["diagnostic"].jobs
    job = jobs.queue.take()
    jobs.files.partial(job.key).write_text(NAME)
    jobs.queue.finish(job.key, jobs.files.publish, jobs.files.discard)
    assert jobs.files.has(job.key)
    visitor.opens("supprimer").sends()
    assert NAME.encode() not in bytes_of(tmp_path)


def test_answers_can_be_deleted_where_the_dossiers_cannot_be_and_nothing_more_is_promised(visitor, tmp_path, caplog):
    wrote(visitor)
    queue = tmp_path / "dossiers" / "orders.sqlite"
    visitor.app.extensions["diagnostic"].jobs.queue.close()
    for path in queue.parent.glob("orders.sqlite*"):
        path.unlink()
    queue.write_text("no database at all, but long enough to be looked at as one" * 20)
    visitor.opens("supprimer").sends()
    assert "Vos réponses sont supprimées" in visitor.text
    assert "il n'en reste rien" not in visitor.text
    assert "the dossiers of a deleted response are still there" in caplog.text
    assert visitor.opens(f"/q/{visitor.token}").status == 404
    queue.unlink()


def test_a_deletion_that_was_refused_is_sent_again_from_the_page_that_says_so(visitor):
    visitor.opens("supprimer").sends(csrf_token="faux")  # noqa: S106 - it opens nothing
    assert visitor.status == 400
    assert "Envoyer de nouveau" in visitor.text
    visitor.sends()
    assert "Vos réponses sont supprimées" in visitor.text
