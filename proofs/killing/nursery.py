"""Where bots are born: a process that has read and imported everything once, and forks for each life.

It reads lives, one a line, and says how each ended. Whoever lives meanwhile reads and writes the same two
pipes.
"""

import gc
import os
import sys
import traceback

from proofs.killing.child import hear, live, say
from proofs.killing.life import Life
from proofs.questions import shipped_pack

ENDED = "ended"


def main() -> None:
    """Bear one bot after the other, until nobody asks for more."""
    shipped_pack()  # read once, for everybody who is born here
    gc.collect()
    gc.freeze()
    say("open")
    while line := hear():
        if not line.startswith("{"):
            continue  # meant for somebody who died before hearing it
        born = os.fork()
        if not born:
            os._exit(_lived(Life.from_line(line)))
        _, status = os.waitpid(born, 0)
        say(f"{ENDED} {os.waitstatus_to_exitcode(status)}")


def _lived(life: Life) -> int:
    try:
        live(life, shipped_pack())
    except BaseException:  # noqa: BLE001 - whatever it was, the parent must not go on as the child
        traceback.print_exc()
        return 1
    finally:
        sys.stderr.flush()
    return 0


if __name__ == "__main__":
    main()
