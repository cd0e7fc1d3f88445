"""Decoding of images from users, in child processes with limits for memory and time."""

import contextlib
import multiprocessing
import resource
import subprocess
import sys
import threading
from collections import Counter, OrderedDict, deque
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path

from filmgate.domain.errors import InvalidParameter, Unavailable
from filmgate.media import image

CHILDREN = 2
_MEMORY = 380_000_000  # bytes that a child may write to: the largest picture that is taken, and libraries
_SPACE = 1 << 30  # bytes of address space, for systems that do not count the other
_SECONDS = 20.0
_Task = tuple[str, Path | None, bool]  # name of the field, where to write a PNG, whether it may be a WebP
_SHOTS = 200  # after so many pictures a fresh child is taken


class Inspector:
    """Checks and converts images in a few child processes. A child is started when needed, and replaced if it
    dies or takes too long.

    Accounts take turns, and no account uses all children at once. So one account with many images does not
    delay others.
    """

    def __init__(self, children: int = CHILDREN) -> None:
        self._turns = _Turns(children)
        self._children = [_Child() for _ in range(children)]
        self._idle = deque(self._children)
        self._closed = False

    def check(self, data: bytes, name: str, *, account: str = "", webp: bool = False) -> tuple[int, int]:
        """Check an image in a child process and return (width, height). Raise InvalidParameter with the
        field's `name` and the rule. `webp`: a WebP image is taken, too.
        """
        return self._ask(data, (name, None, webp), account)

    def normalise(self, data: bytes, name: str, target: Path) -> tuple[int, int]:
        """Write an image as an upright 8-bit sRGB PNG in a child process. Return (width, height). Raise
        InvalidParameter.
        """
        return self._ask(data, (name, target, True), "")

    def close(self) -> None:
        """Stop the child processes. Callers that wait get Unavailable."""
        self._closed = True
        for child in self._children:
            child.end()

    @property
    def pids(self) -> tuple[int, ...]:
        """Return the process ids of the children that run."""
        return tuple(pid for child in self._children if (pid := child.pid))

    def _ask(self, data: bytes, task: _Task, account: str) -> tuple[int, int]:
        if len(data) > image.MAX_BYTES:
            raise InvalidParameter(f"{task[0]} is larger than 20 MB")
        with self._turns.turn(account):
            if self._closed:
                raise Unavailable("the server is stopping: try again later")
            child = self._idle.popleft()
            try:
                answer = child.ask(data, task)
            finally:
                self._idle.append(child)
        if isinstance(answer, str):
            raise InvalidParameter(answer)
        return answer


class _Turns:
    """The order in which callers get a child: accounts take turns, and an account's requests keep their
    order.
    """

    def __init__(self, places: int) -> None:
        self._lock = threading.Lock()
        self._free, self._most = places, max(places - 1, 1)
        self._waiting: OrderedDict[str, deque[threading.Event]] = OrderedDict()
        self._held: Counter[str] = Counter()

    @contextmanager
    def turn(self, account: str) -> Iterator[None]:
        called = threading.Event()
        with self._lock:
            self._waiting.setdefault(account, deque()).append(called)
            self._call()
        called.wait()
        try:
            yield
        finally:
            with self._lock:
                self._free += 1
                self._held -= Counter({account: 1})  # an account that holds none is forgotten
                self._call()

    def _call(self) -> None:
        while self._free:
            account = next((one for one in self._waiting if self._held[one] < self._most), None)
            if account is None:
                return
            line = self._waiting[account]
            line.popleft().set()
            self._waiting.move_to_end(account)
            if not line:
                del self._waiting[account]
            self._free -= 1
            self._held[account] += 1


class _Child:
    """One process, or none yet. Asked by one thread at a time; any may end it."""

    def __init__(self) -> None:
        self._ending = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._pipe: Connection | None = None
        self._left = 0

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def ask(self, data: bytes, task: _Task) -> tuple[int, int] | str:
        """Let the child process check or convert an image. Return (width, height), or the reason why the
        image is refused.
        """
        try:
            pipe = self._opened()
            pipe.send(task)
            pipe.send_bytes(data)  # not pickled: that would be one more copy at either end
            answer = pipe.recv() if pipe.poll(_SECONDS) else None
        except (EOFError, OSError):
            answer = None
        if answer is None:
            self.end()
            return (
                f"{task[0]} is too complex: this server cannot decode it within its limits; save it again as "
                "a plain JPEG or PNG"
            )
        result: tuple[int, int] | str = answer
        return result

    def _opened(self) -> Connection:
        if self._process and (self._left <= 0 or self._process.poll() is not None):
            self.end()
        if self._pipe is None:
            self._pipe, theirs = multiprocessing.Pipe()
            # this module and nothing else: what the server's own program imports would count as memory too
            command = [sys.executable, "-m", __name__, str(theirs.fileno())]
            with theirs:  # a group of its own: Ctrl-C is the server's business
                self._process = subprocess.Popen(  # noqa: S603
                    command, stdin=subprocess.DEVNULL, pass_fds=[theirs.fileno()], process_group=0
                )
            self._left = _SHOTS
        self._left -= 1
        return self._pipe

    def end(self) -> None:
        """End the child process. A thread that waits for its answer is woken."""
        with self._ending:
            process, pipe, self._process, self._pipe = self._process, self._pipe, None, None
            if process and pipe:
                process.kill()
                process.wait()
                pipe.close()


def _serve(pipe: Connection) -> None:
    """Run the child: one picture after the other until the pipe closes."""
    for what, most in (
        (resource.RLIMIT_DATA, _MEMORY),
        (resource.RLIMIT_AS, _SPACE),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
    with contextlib.suppress(EOFError, OSError):
        while True:
            task = pipe.recv()
            pipe.send(_answer(pipe.recv_bytes(image.MAX_BYTES), *task))


def _answer(data: bytes, name: str, target: Path | None, webp: bool) -> tuple[int, int] | str:  # noqa: FBT001
    try:
        return image.normalise(data, name, target) if target else image.check(data, name, webp=webp)
    except InvalidParameter as error:
        return str(error)
    except MemoryError:
        return f"{name} needs more memory than this server allows for one image: make it smaller"


if __name__ == "__main__":
    _serve(Connection(int(sys.argv[1])))
