"""One trace a prediction: begun by the client, continued by server and worker, ended by the webhook."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.trace.v1.trace_pb2 import Span

from conftest import Receiver, over, serving

TRACE = "0af7651916cd43dd8448eb211c80319c"


class Collector:
    """An OTLP receiver: spans of one trace, with the service that sent each."""

    def __init__(self) -> None:
        self.spans: list[tuple[str, Span]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                sent = ExportTraceServiceRequest.FromString(
                    self.rfile.read(int(self.headers["content-length"]))
                )
                for group in sent.resource_spans:
                    about = {one.key: one.value.string_value for one in group.resource.attributes}
                    for scope in group.scope_spans:
                        outer.spans += [(about["service.name"], span) for span in scope.spans]
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1/traces"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def collector() -> Iterator[Collector]:
    made = Collector()
    yield made
    made.close()


def test_a_prediction_is_one_trace(collector: Collector, receiver: Receiver, tmp_path: Path) -> None:
    settings = {"FILMGATE_TRACES_URL": collector.url, "FILMGATE_ALLOW_LOOPBACK_WEBHOOKS": "true"}
    with serving(tmp_path, **settings) as server:
        path = f"/api/v3/minimax/hailuo-02/standard?webhook={receiver.url}"
        body = {"prompt": "a calm lake", "enable_prompt_expansion": True}
        parent = f"00-{TRACE}-b7ad6b7169203331-01"
        named = {"traceparent": parent, "X-Request-Id": "mine"}
        id = server.call("POST", path, body, **named).json()["data"]["id"]
        server.wait(id, over)
        receiver.wait(1)
        until = time.monotonic() + 60
        wanted = {
            ("filmgate", "submit"),
            ("filmgate", "queue"),
            ("filmgate", "webhook"),
            ("filmgate-worker", "produce"),
            *(("filmgate-worker", name) for name in ("safety.in", "expand", "infer", "safety.out", "store")),
        }
        while not wanted <= {(service, span.name) for service, span in collector.spans}:
            assert time.monotonic() < until, wanted - {(s, span.name) for s, span in collector.spans}
            time.sleep(0.2)
    assert {span.trace_id.hex() for _, span in collector.spans} == {TRACE}
    by_name = {span.name: span for _, span in collector.spans}
    assert by_name["submit"].parent_span_id.hex() == "b7ad6b7169203331"
    about = {one.key: one.value.string_value for one in by_name["submit"].attributes}
    assert about["filmgate.request"] == "mine"
    assert {by_name[name].parent_span_id for name in ("queue", "produce", "webhook")} == {
        by_name["submit"].span_id
    }
    assert by_name["infer"].parent_span_id == by_name["produce"].span_id
    assert "a calm lake" not in str(collector.spans)
