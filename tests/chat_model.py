"""A language model as others see it: a chat-completions endpoint of our own."""

import json
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from filmgate import net

Reply = Callable[[dict[str, Any]], tuple[int, bytes]]


class ChatModel:
    """A chat-completions endpoint that answers as it is told, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.reply: Reply = lambda _body: (500, b"")
        model = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                model.asked.append(body)
                model.headers.append({key.lower(): value for key, value in self.headers.items()})
                status, data = model.reply(body)
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                try:
                    for at in range(0, len(data), 40):
                        self.wfile.write(data[at : at + 40])
                        self.wfile.flush()
                        time.sleep(model.pause)
                except OSError:
                    model.left.set()

            def log_message(self, *args: object) -> None:
                pass

        self.pause, self.left = 0.0, threading.Event()  # who asked went away before the answer was over
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def says(self, content: str) -> None:
        answer = {"choices": [{"message": {"role": "assistant", "content": content}}]}
        self.reply = lambda _body: (200, json.dumps(answer).encode())

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}/v1"

    def chat(self, seconds: float = 3.0) -> net.Chat:
        return net.Chat(url=self.url, model="m", key="secret-key", seconds=seconds)

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
