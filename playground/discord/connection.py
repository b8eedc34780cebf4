"""One gateway connection: hello, heartbeats, identify or resume, and frames in order."""

import asyncio
import json
from collections import deque

from aiohttp import WSCloseCode, WSMsgType, web

from playground.discord import limits
from playground.discord.citizens import user
from playground.discord.compression import Compress
from playground.discord.guild import guild_create, members_chunk
from playground.discord.intents import PRIVILEGED
from playground.discord.native import Json
from playground.discord.places import APPLICATION_ID, BOT_ID, GUILD_ID, TOKEN
from playground.discord.sessions import Session
from playground.discord.world import World

HEARTBEAT, IDENTIFY, PRESENCE, RESUME, RECONNECT, REQUEST_MEMBERS, INVALID, HELLO, ACK = (
    1,
    2,
    3,
    6,
    7,
    8,
    9,
    10,
    11,
)
UNKNOWN_OPCODE, DECODE_ERROR, NOT_AUTHENTICATED, BAD_TOKEN = 4001, 4002, 4003, 4004
ALREADY_AUTHENTICATED, RATE_LIMITED, TIMED_OUT, DISALLOWED_INTENTS = 4005, 4008, 4009, 4014
SPENT = (WSCloseCode.OK, WSCloseCode.GOING_AWAY)
LATE_HEARTBEATS = 1.5


class Connection:
    """Speaks with one client until either side closes."""

    def __init__(self, world: World, socket: web.WebSocketResponse, compress: Compress | None) -> None:
        self.session: Session | None = None
        self.granted_intents: int = 0
        self.heartbeat_seconds = limits.HEARTBEAT_SECONDS
        self._world = world
        self._socket = socket
        self._compress = compress
        self._outbox: asyncio.Queue[str | int] = asyncio.Queue()
        self._received: deque[float] = deque(maxlen=limits.GATEWAY_SENDS)
        self._deadline: asyncio.TimerHandle | None = None
        self._closing = False

    async def run(self) -> None:
        """Serve the connection until it is closed."""
        writer = asyncio.create_task(self._write())
        self._say(HELLO, {"heartbeat_interval": int(self.heartbeat_seconds * 1000)})
        self._expect_heartbeat()
        try:
            async for message in self._socket:
                if message.type is WSMsgType.TEXT:
                    self._hear(message.data)
        finally:
            self._end()
            writer.cancel()
            await asyncio.gather(writer, return_exceptions=True)

    def close(self, code: int) -> None:
        """Close after what is already in the outbox."""
        self._closing = True
        self._outbox.put_nowait(code)

    def ask_to_reconnect(self) -> None:
        """Ask the client to come again and resume."""
        self._say(RECONNECT, None)

    def invalidate(self, *, resumable: bool) -> None:
        """Tell the client that its session is invalid."""
        self._say(INVALID, resumable)

    def _say(self, op: int, data: object) -> None:
        self._outbox.put_nowait(json.dumps({"op": op, "d": data, "s": None, "t": None}))

    async def _write(self) -> None:
        while True:
            item = await self._outbox.get()
            if isinstance(item, int):
                await self._socket.close(code=item)
                return
            if self._compress is None:
                await self._socket.send_str(item)
            else:
                await self._socket.send_bytes(self._compress(item))

    def _end(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
        if self.session is not None:
            if self.session.send == self._outbox.put_nowait:
                self.session.send = None
            # Only the client's own farewell ends the session; after a loss it may be resumed.
            if self._socket.close_code in SPENT and not self._closing:
                self._world.hub.sessions.pop(self.session.id, None)

    def _expect_heartbeat(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
        seconds = self.heartbeat_seconds * LATE_HEARTBEATS
        self._deadline = asyncio.get_running_loop().call_later(seconds, self.close, TIMED_OUT)

    def _hear(self, text: str) -> None:
        now = asyncio.get_running_loop().time()
        self._received.append(now)
        if (
            len(self._received) == limits.GATEWAY_SENDS
            and now - self._received[0] < limits.GATEWAY_WINDOW_SECONDS
        ):
            return self.close(RATE_LIMITED)
        if len(text.encode()) > limits.GATEWAY_PAYLOAD:
            return self.close(DECODE_ERROR)
        try:
            frame = json.loads(text)
        except ValueError:
            return self.close(DECODE_ERROR)
        return self._act(frame.get("op"), frame.get("d"))

    def _act(self, op: object, data: Json) -> None:
        match op:
            case 1:
                self._say(ACK, None)
                self._expect_heartbeat()
            case 2:
                self._identify(data)
            case 6:
                self._resume(data)
            case 3 | 4 | 8 if self.session is None:
                self.close(NOT_AUTHENTICATED)
            case 8 if self.session is not None:
                self.session.push("GUILD_MEMBERS_CHUNK", members_chunk(data))
            case 3 | 4:
                pass
            case _:
                self.close(UNKNOWN_OPCODE)

    def _identify(self, data: Json) -> None:
        intents = int(data.get("intents", 0))
        if self.session is not None:
            return self.close(ALREADY_AUTHENTICATED)
        if data.get("token") != TOKEN:
            return self.close(BAD_TOKEN)
        if intents & PRIVILEGED & ~self.granted_intents:
            return self.close(DISALLOWED_INTENTS)
        self.session = self._world.hub.open(intents)
        self.session.send = self._outbox.put_nowait
        return self._welcome(self.session, data.get("shard") or [0, 1])

    def _welcome(self, session: Session, shard: list[int]) -> None:
        state = self._world.state
        here = [{"id": GUILD_ID, "unavailable": True}] if state.bot_in_guild else []
        ready = {
            "v": 10,
            "user": user(BOT_ID) | {"verified": True, "mfa_enabled": True, "email": None, "flags": 0},
            "guilds": here,
            "private_channels": [],
            "session_id": session.id,
            "resume_gateway_url": self._world.origin.replace("http", "ws", 1) + "/gateway",
            "application": {"id": APPLICATION_ID, "flags": 0},
            "shard": shard,
        }
        session.push("READY", ready)
        if here:
            session.push("GUILD_CREATE", guild_create(state, session.intents))

    def _resume(self, data: Json) -> None:
        if data.get("token") != TOKEN:
            return self.close(BAD_TOKEN)
        session = self._world.hub.sessions.get(str(data.get("session_id")))
        after = data.get("seq") or 0
        if session is None or not session.can_replay(after):
            return self.invalidate(resumable=False)
        self.session = session
        session.send = self._outbox.put_nowait
        session.replay(after)
        session.push("RESUMED", {})
        return None
