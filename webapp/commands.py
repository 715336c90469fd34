"""`diagnostic-server`: what the person who runs an installation does with it, a command each."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NoReturn

import click

from diagnostic.cli.terminal.french import FrenchCommand, FrenchGroup
from diagnostic.wording.dates import short_date
from webapp.server import port as listening

if TYPE_CHECKING:
    from webapp.setup.settings import Settings

PRIVATE = 0o077  # what is made is its owner's alone
PATIENCE = 20.0
MOST_SHARE = 10.0
ALL = 100

SERVE = """Sert le questionnaire sur cette machine, jusqu'à Ctrl+C.

Les réglages se donnent par des variables d'environnement : voir docs/reglages.md. À l'arrêt (SIGTERM, Ctrl+C), les
pages demandées sont d'abord envoyées ; un second signal arrête tout de suite.
"""
PURGE = """Efface les réponses que personne n'a changées depuis longtemps (DIAGNOSTIC_KEEP_MONTHS).

Sans --apply, dit seulement ce qui serait effacé. Refuse une horloge qui ne peut pas être juste et une part trop grande
des réponses. À lancer chaque nuit : voir docs/reglages.md.
"""


def _percent(context: click.Context, _: click.Parameter, value: str) -> float:
    written = value.strip().removesuffix("%").strip().replace(",", ".")
    if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,6})?", written) and float(written) <= ALL:
        return float(written)
    message = f"« {value} » n'est pas une part : un nombre de 0 à 100."
    raise click.UsageError(message, context)


def _settings() -> Settings:
    from webapp.setup.settings import Settings  # noqa: PLC0415 - heavy, and not for `--help`

    os.umask(PRIVATE)
    return Settings.read(os.environ)


@click.command("serve", cls=FrenchCommand, help=SERVE, short_help="Sert le questionnaire sur cette machine.")
@click.option("--host", metavar="ADRESSE", default="127.0.0.1", help="L'adresse où écouter (127.0.0.1 : ici seul).")
@click.option(
    "--port",
    metavar="PORT",
    default="8000",
    callback=listening.port,
    help="Le port où écouter (8000 ; 0 : un port libre).",
)
def serve(host: str, port: int) -> None:
    """Serve until told to stop."""
    from webapp.app import create_app  # noqa: PLC0415
    from webapp.logs import configure  # noqa: PLC0415
    from webapp.server import retention as purging  # noqa: PLC0415 - as above
    from webapp.server.service import Serving  # noqa: PLC0415
    from webapp.setup.state import NAME  # noqa: PLC0415

    configure()
    settings = _settings()
    with listening.listening(host, port) as listens:  # before anything heavy is done for nothing
        app = create_app(settings)
        counter = app.extensions[NAME].counter
        serving = Serving(app, listens, PATIENCE)
        counter.press.start()
        click.echo(f"Le diagnostic est prêt : {listening.address_of(host, listens)}")
        click.echo("Pour l'arrêter : Ctrl+C")
        old = purging.planned(app.extensions[NAME].store, settings.keep_months, datetime.now(UTC)).old
        if old:
            click.echo(f"Réponses plus anciennes que ce qui est promis : {old}. Voyez « diagnostic-server purge ».")
        try:
            serving.run()
        finally:
            counter.close()
            app.extensions[NAME].store.close()


@click.command("purge", cls=FrenchCommand, help=PURGE, short_help="Efface les réponses trop anciennes.")
@click.option("--apply", is_flag=True, help="Efface vraiment.")
@click.option(
    "--most-share",
    metavar="POURCENT",
    default=f"{MOST_SHARE:g}",
    callback=_percent,
    help=f"La plus grande part des réponses qui peut partir en une fois ({MOST_SHARE:g}).",
)
@click.option("--trust-clock", is_flag=True, help="L'heure de cette machine est juste, même si elle étonne.")
def purge(*, apply: bool, most_share: float, trust_clock: bool) -> None:
    """Forget what is too old, or say what would be."""
    from webapp.jobs import Counter  # noqa: PLC0415
    from webapp.server import retention as purging  # noqa: PLC0415
    from webapp.storage import Store  # noqa: PLC0415 - as above

    settings, now = _settings(), datetime.now(UTC)
    store, counter = Store(settings.database_url), Counter(settings.dossiers, settings.press)
    try:
        plan = purging.planned(store, settings.keep_months, now)
        click.echo(f"Gardées : {plan.kept}. Sans changement depuis le {short_date(plan.moment)} : {plan.old}.")
        if not trust_clock:
            purging.check_clock(store.age(), now)
        purging.check_share(plan, most_share)
        if not apply:
            click.echo("Rien n'a été effacé : ajoutez --apply pour le faire." if plan.old else "Rien n'est à effacer.")
            return
        gone = purging.forget(store, counter, plan)
        click.echo(f"Effacées : {gone}, avec les dossiers qui en étaient faits.")
    finally:
        counter.close()
        store.close()


server = FrenchGroup(
    name="diagnostic-server",
    help="Fait marcher une installation du diagnostic : le sert, et en prend soin.",
    commands=[serve, purge],
)


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run `diagnostic-server`."""
    server.main(arguments, prog_name="diagnostic-server")
