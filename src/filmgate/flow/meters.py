"""The Prometheus metrics of this server: counters and histograms since its start.

Events are counted here. The present state (queue, workers, webhooks to send) is read from the database at
each scrape, so that every server of a database reports the same.
"""

from collections.abc import Mapping
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Histogram, Info

from filmgate import __version__
from filmgate.domain.prediction import Prediction, Status

_MICRO = 1_000_000
_BUCKETS = (0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800)
_FAST = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 100)


class Meters:
    """The metrics of one server. Times are in seconds, money is in dollars. No label is an id or a key."""

    def __init__(self) -> None:
        self.registry = one = CollectorRegistry()

        def seconds(name: str, about: str, labels: list[str], buckets: Any = _BUCKETS) -> Histogram:
            return Histogram(f"{name}_seconds", about, labels, registry=one, buckets=buckets)

        self._ended = Counter(
            "filmgate_predictions",
            "Predictions that have ended, by model, status and reason.",
            ["model", "status", "reason"],
            registry=one,
        )
        self._wait = seconds(
            "filmgate_queue_wait",
            "Seconds from the submission of a prediction to its first attempt.",
            ["model"],
        )
        self._inference = seconds(
            "filmgate_inference",
            "Seconds that a worker took to make a clip, with its screening and encoding.",
            ["model", "engine", "resolution", "duration"],
        )
        self._encode = seconds(
            "filmgate_encode",
            "Seconds of filmgate_inference_seconds that the video encoder took.",
            ["engine"],
        )
        self._whole = seconds(
            "filmgate_e2e", "Seconds from the submission of a prediction to its finished clip.", ["model"]
        )
        self.expired = Counter(
            "filmgate_lease_expired",
            "Leases that ended because their worker sent no heartbeat.",
            registry=one,
        )
        self._webhooks = Counter(
            "filmgate_webhook_deliveries",
            "Attempts to deliver a webhook, by outcome.",
            ["outcome"],
            registry=one,
        )
        self._lag = seconds(
            "filmgate_webhook_lag", "Seconds from the end of a prediction to the delivery of its webhook.", []
        )
        self._decisions = Counter(
            "filmgate_safety_decisions",
            "Verdicts of the safety checker, by stage, category and decision.",
            ["stage", "category", "decision"],
            registry=one,
        )
        self._ledger = Counter(
            "filmgate_ledger_usd",
            "Dollars that were held, settled or refunded, by type.",
            ["type"],
            registry=one,
        )
        self._requests = seconds(
            "http_server_request_duration",
            "Seconds that HTTP requests took, by method, route and status.",
            ["http_request_method", "http_route", "http_response_status_code"],
            _FAST,
        )
        Info("filmgate_build", "The version of this server.", registry=one).info({"version": __version__})

    def submitted(self, predictions: list[Prediction]) -> None:
        self._ledger.labels("hold").inc(sum(one.price for one in predictions) / _MICRO)

    def leased(self, prediction: Prediction) -> None:
        if prediction.attempt == 1 and prediction.started_at:
            waited = (prediction.started_at - prediction.created_at).total_seconds()
            self._wait.labels(prediction.model).observe(max(waited, 0))

    def ended(self, prediction: Prediction, *, resolution: str, duration: int) -> None:
        """Count a prediction that has ended: its status, its money, and the times that it took."""
        done = prediction.status is Status.COMPLETED
        reason = "" if done else str(prediction.code or "")
        self._ended.labels(prediction.model, prediction.status, reason).inc()
        self._ledger.labels("settle" if done else "refund").inc(prediction.price / _MICRO)
        if done and prediction.finished_at:
            engine = str(prediction.details.get("engine", ""))
            self._whole.labels(prediction.model).observe(
                max((prediction.finished_at - prediction.created_at).total_seconds(), 0)
            )
            took = prediction.inference_ms / 1000
            self._inference.labels(prediction.model, engine, resolution, str(duration)).observe(took)
            self._encode.labels(engine).observe(float(prediction.details.get("encode_ms", 0)) / 1000)

    def screened(self, record: Mapping[str, Any] | None) -> None:
        for verdict in (record or {}).get("verdicts", ()):
            decision = "allowed" if verdict.get("allowed") else "refused"
            self._decisions.labels(verdict.get("stage", ""), verdict.get("category", ""), decision).inc()

    def webhook(self, outcome: str, lag: float | None = None) -> None:
        """Count an attempt to deliver a webhook. `outcome`: delivered, postponed or dead; `lag`: seconds
        since the prediction ended.
        """
        self._webhooks.labels(outcome).inc()
        if lag is not None:
            self._lag.observe(max(lag, 0))

    def request(self, method: str, route: str, status: int, seconds: float) -> None:
        self._requests.labels(method, route, str(status)).observe(seconds)
