"""Every proof by its name: whole, and in a short form."""

from collections.abc import Callable
from zoneinfo import available_timezones

from proofs.clocks.changes import swept
from proofs.clocks.steps import stepped
from proofs.databases.crowd import crowded
from proofs.databases.full_disk import filled
from proofs.databases.restarts import restarted
from proofs.edits import edited
from proofs.finding import Finding
from proofs.items import item_rules
from proofs.killing.stopping import stopped
from proofs.killing.whole import kills
from proofs.learner import KINDS, learned
from proofs.ledger.steps import reckoned
from proofs.mutations import mutated
from proofs.simulation.seeds import simulated
from proofs.soak.hour import soaked

Proof = Callable[[], list[Finding]]

WHOLE: dict[str, Proof] = {
    "changes": swept,
    "steps": stepped,
    "ledger": reckoned,
    "years": simulated,
    "restarts": restarted,
    "disk": filled,
    "crowd": crowded,
    "edits": edited,
    "kills": kills,
    "stops": stopped,
    "learner": learned,
    "guards": mutated,
    "items": item_rules,
    "soak": soaked,
}
SHORT: dict[str, Proof] = {
    "changes": lambda: swept(years=1, zones=sorted(available_timezones())[::2]),
    "steps": lambda: stepped(short=True),
    "ledger": lambda: reckoned(towns=8),
    "years": lambda: simulated(range(2), channels=8, days=30),
    "restarts": lambda: restarted(times=2),
    "disk": filled,
    "crowd": lambda: crowded(channels=10, days=1),
    "edits": edited,
    "kills": lambda: kills(short=True),
    "stops": lambda: stopped(whole=False),
    "learner": lambda: learned(seeds=16, kinds=KINDS[:1]),
    "items": lambda: item_rules(teams=400),
}
