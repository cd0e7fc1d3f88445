"""The definitions of the tables. Times are in UTC, money is in micro-dollars."""

import sqlalchemy as sa

metadata = sa.MetaData()

accounts = sa.Table(
    "accounts",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("balance", sa.BigInteger, nullable=False),  # the sum of the ledger, kept in its transactions
    sa.Column("level", sa.String(16), nullable=False),
    sa.Column("concurrency", sa.Integer),  # none: the level's
    sa.Column("secret", sa.String(80), nullable=False),  # signs webhooks
    sa.Column("next_secret", sa.String(80)),
    sa.Column("next_secret_at", sa.DateTime),
    sa.Column("signature", sa.String(8), nullable=False, server_default="v3"),  # of its webhooks
    # whose turn it is: the lowest; a count, because a clock may jump
    sa.Column("turn", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("created_at", sa.DateTime, nullable=False),
    sa.Column("disabled_at", sa.DateTime),
    sa.Index("accounts_turn", "turn", "id"),
)

keys = sa.Table(
    "keys",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("hash", sa.String(64), nullable=False, unique=True),
    sa.Column("account", sa.ForeignKey("accounts.id"), nullable=False),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("hint", sa.String(12), nullable=False),
    sa.Column("scopes", sa.String(200), nullable=False),
    sa.Column("budget", sa.BigInteger),  # none: the account's balance alone decides
    sa.Column("spent", sa.BigInteger, nullable=False),
    sa.Column("created_at", sa.DateTime, nullable=False),
    sa.Column("revoked_at", sa.DateTime),
)

sessions = sa.Table(
    "sessions",
    metadata,
    sa.Column("hash", sa.String(64), primary_key=True),  # of the cookie
    sa.Column("account", sa.ForeignKey("accounts.id"), nullable=False),
    sa.Column("key", sa.String(32), nullable=False),  # whose scopes it has; empty: the operator's own link
    sa.Column("created_at", sa.DateTime, nullable=False),
    sa.Column("expires_at", sa.DateTime, nullable=False, index=True),
)

predictions = sa.Table(
    "predictions",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("account", sa.ForeignKey("accounts.id"), nullable=False),
    sa.Column("key", sa.String(32), nullable=False),
    sa.Column("model", sa.String(80), nullable=False),
    sa.Column("inputs", sa.JSON, nullable=False),
    sa.Column("seed", sa.BigInteger, nullable=False),
    sa.Column("price", sa.BigInteger, nullable=False),
    sa.Column("base_url", sa.String(300), nullable=False),
    sa.Column("token", sa.String(64), nullable=False, unique=True),
    sa.Column("webhook", sa.String(2000)),
    sa.Column("base64", sa.Boolean, nullable=False),
    sa.Column("need", sa.String(40), nullable=False, server_default=""),  # of the engine that makes it
    sa.Column("awaits", sa.Integer, nullable=False, server_default="0"),  # 1: its pictures are being fetched
    sa.Column("status", sa.String(16), nullable=False),
    sa.Column("stage", sa.String(40), nullable=False),
    sa.Column("progress", sa.Float, nullable=False),
    sa.Column("attempt", sa.Integer, nullable=False),
    sa.Column("handed_back", sa.Integer, nullable=False, server_default="0"),  # attempts that do not count
    sa.Column("trouble", sa.String(500), nullable=False, server_default=""),  # what ended the last attempt
    sa.Column("trace", sa.String(55), nullable=False, server_default=""),  # W3C traceparent of its submission
    sa.Column("surface", sa.String(16), nullable=False, server_default="wavespeed"),
    sa.Column("worker", sa.String(80)),
    sa.Column("leased_until", sa.DateTime),
    sa.Column("output", sa.String(200)),
    sa.Column("nsfw", sa.JSON, nullable=False),
    sa.Column("code", sa.Integer, nullable=False),
    sa.Column("error", sa.Text, nullable=False),
    sa.Column("inference_ms", sa.Integer, nullable=False),
    sa.Column("details", sa.JSON, nullable=False),
    sa.Column("created_at", sa.DateTime, nullable=False),
    sa.Column("started_at", sa.DateTime),
    sa.Column("finished_at", sa.DateTime),
    sa.Column("expired_at", sa.DateTime),  # when the clip was removed
    sa.Index("predictions_waiting", "status", "account", "created_at"),
    sa.Index("predictions_history", "account", "created_at"),
    sa.Index("predictions_kept", "expired_at", "finished_at"),
    sa.Index("predictions_pace", "model", "status", "finished_at"),
)

ledger = sa.Table(
    "ledger",
    metadata,
    sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
    sa.Column("account", sa.ForeignKey("accounts.id"), nullable=False),
    sa.Column("verb", sa.String(8), nullable=False),  # credit, hold, settle, refund
    sa.Column("amount", sa.BigInteger, nullable=False),
    sa.Column("price", sa.BigInteger, nullable=False),
    sa.Column("prediction", sa.String(32)),
    sa.Column("model", sa.String(80)),
    sa.Column("key", sa.String(32)),
    sa.Column("reason", sa.String(200), nullable=False),
    sa.Column("at", sa.DateTime, nullable=False),
    sa.UniqueConstraint("prediction", "verb"),
    sa.Index("ledger_account", "account", "at"),
)

idempotency = sa.Table(
    "idempotency",
    metadata,
    sa.Column("account", sa.ForeignKey("accounts.id"), primary_key=True),
    sa.Column("key", sa.String(255), primary_key=True),
    sa.Column("request", sa.String(64), nullable=False),  # SHA-256 of what was asked
    sa.Column("prediction", sa.String(32), nullable=False),
    sa.Column("at", sa.DateTime, nullable=False, index=True),
)

uploads = sa.Table(
    "uploads",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("account", sa.ForeignKey("accounts.id"), nullable=False),
    sa.Column("token", sa.String(64), nullable=False, unique=True),  # the capability in download_url
    sa.Column("filename", sa.String(255), nullable=False),
    sa.Column("content_type", sa.String(100), nullable=False),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("created_at", sa.DateTime, nullable=False, index=True),
    sa.Column("received_at", sa.DateTime),
    sa.Index("uploads_account", "account"),
)

fetches = sa.Table(
    "fetches",
    metadata,
    sa.Column("prediction", sa.String(32), primary_key=True),
    sa.Column("account", sa.ForeignKey("accounts.id"), nullable=False),
    sa.Column("urls", sa.JSON, nullable=False),  # by slot
    sa.Column("pictures", sa.Integer, nullable=False),
    sa.Column("size", sa.BigInteger, nullable=False),  # bytes that are kept, or set aside while they come
    sa.Column("attempt", sa.Integer, nullable=False),  # the fence
    sa.Column("failed", sa.Integer, nullable=False, server_default="0"),  # attempts that may pass
    sa.Column("holder", sa.String(40), nullable=False, server_default=""),  # the server that has it
    sa.Column("due_at", sa.DateTime, nullable=False),
    sa.Column("leased_until", sa.DateTime),
    sa.Column("done_at", sa.DateTime),
    sa.Index("fetches_account", "account", "due_at"),
)

deliveries = sa.Table(
    "deliveries",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),  # the webhook-id
    sa.Column("account", sa.ForeignKey("accounts.id"), nullable=False),
    sa.Column("prediction", sa.String(32), nullable=False),
    sa.Column("url", sa.String(2000), nullable=False),
    sa.Column("lane", sa.String(300), nullable=False),  # the account and the endpoint's origin
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("surface", sa.String(16), nullable=False, server_default="wavespeed"),
    sa.Column("status", sa.String(16), nullable=False),  # pending, delivered, dead
    sa.Column("attempt", sa.Integer, nullable=False),  # counted before it is made
    sa.Column("tried_at", sa.DateTime),  # when the last attempt began
    sa.Column("due_at", sa.DateTime, nullable=False),
    sa.Column("answer", sa.String(200), nullable=False),  # of the last attempt
    sa.Column("created_at", sa.DateTime, nullable=False),
    sa.Column("finished_at", sa.DateTime),
    sa.Index("deliveries_lanes", "status", "lane", "due_at"),
    sa.Index("deliveries_history", "account", "created_at"),
    sa.Index("deliveries_prediction", "prediction"),
    sa.Index("deliveries_kept", "finished_at"),
)

# one row: a time at which the clock could be trusted, for the next start
clock = sa.Table("clock", metadata, sa.Column("at", sa.DateTime, nullable=False))

workers = sa.Table(
    "workers",
    metadata,
    sa.Column("id", sa.String(80), primary_key=True),
    sa.Column("engine", sa.String(80), nullable=False),
    sa.Column("fingerprint", sa.String(200), nullable=False),
    sa.Column("licence", sa.String(300), nullable=False),  # of the engine and what it makes
    sa.Column("host", sa.String(200), nullable=False),  # the machine's name
    sa.Column("fault", sa.String(300), nullable=False),  # why it cannot screen; empty if it can
    sa.Column("models", sa.JSON, nullable=False),  # ids it serves
    sa.Column("can", sa.JSON, nullable=False),  # resolutions, durations, takes
    sa.Column("expects", sa.JSON, nullable=False),  # seconds by need, of what it measured
    sa.Column("longest", sa.Float, nullable=False),  # seconds that one clip may take there; 0: no limit
    sa.Column("ready", sa.Boolean, nullable=False),  # its engine is loaded and warm
    sa.Column("seen_at", sa.DateTime, nullable=False),
    sa.Column("drained_at", sa.DateTime),  # since when it is given nothing more
)
