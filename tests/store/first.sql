-- What schema 1 looked like, with an account, a key, a finished and a failed prediction.
CREATE TABLE accounts ( id VARCHAR(32) NOT NULL, name VARCHAR(200) NOT NULL, credit BIGINT NOT NULL, created_at DATETIME NOT NULL, PRIMARY KEY (id) );
CREATE TABLE workers ( id VARCHAR(80) NOT NULL, engine VARCHAR(80) NOT NULL, fingerprint VARCHAR(200) NOT NULL, seen_at DATETIME NOT NULL, PRIMARY KEY (id) );
CREATE TABLE keys ( hash VARCHAR(64) NOT NULL, account VARCHAR(32) NOT NULL, hint VARCHAR(12) NOT NULL, scopes VARCHAR(200) NOT NULL, created_at DATETIME NOT NULL, revoked_at DATETIME, PRIMARY KEY (hash), FOREIGN KEY(account) REFERENCES accounts (id) );
CREATE TABLE predictions ( id VARCHAR(32) NOT NULL, account VARCHAR(32) NOT NULL, model VARCHAR(80) NOT NULL, inputs JSON NOT NULL, seed BIGINT NOT NULL, price BIGINT NOT NULL, base_url VARCHAR(300) NOT NULL, token VARCHAR(64) NOT NULL, status VARCHAR(16) NOT NULL, stage VARCHAR(40) NOT NULL, progress FLOAT NOT NULL, attempt INTEGER NOT NULL, worker VARCHAR(80), leased_until DATETIME, output VARCHAR(200), nsfw JSON NOT NULL, code INTEGER NOT NULL, error TEXT NOT NULL, inference_ms INTEGER NOT NULL, details JSON NOT NULL, created_at DATETIME NOT NULL, started_at DATETIME, finished_at DATETIME, PRIMARY KEY (id), FOREIGN KEY(account) REFERENCES accounts (id), UNIQUE (token) );
CREATE INDEX predictions_waiting ON predictions (status, created_at);
CREATE INDEX predictions_history ON predictions (account, created_at);
CREATE TABLE ledger ( id INTEGER NOT NULL, account VARCHAR(32) NOT NULL, prediction VARCHAR(32) NOT NULL, verb VARCHAR(8) NOT NULL, amount BIGINT NOT NULL, at DATETIME NOT NULL, PRIMARY KEY (id), UNIQUE (prediction, verb), FOREIGN KEY(account) REFERENCES accounts (id) );
CREATE INDEX ix_ledger_account ON ledger (account);
INSERT INTO accounts VALUES ('default', 'default', 1000000000, '2026-11-20 10:00:00.000000');
-- the hash of "fgk_old"
INSERT INTO keys VALUES ('0bc7222ddb8d5ad3c9d994848ab36120301d27cb8a48b2ee8ca6b091d3200853', 'default', '_old', 'admin predict read', '2026-11-20 10:00:00.000000', NULL);
INSERT INTO predictions VALUES ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'default', 'minimax/hailuo-02/standard', '{"prompt": "a", "duration": 6}', 7, 230000, 'http://127.0.0.1:8787', '11111111111111111111111111111111', 'completed', 'done', 1.0, 1, NULL, NULL, 'outputs/a/1/0.mp4', '[false]', 0, '', 900, '{}', '2026-11-20 10:01:00.000000', '2026-11-20 10:01:01.000000', '2026-11-20 10:01:09.000000');
INSERT INTO predictions VALUES ('bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'default', 'minimax/hailuo-02/standard', '{"prompt": "b", "duration": 6}', 7, 230000, 'http://127.0.0.1:8787', '22222222222222222222222222222222', 'failed', 'fetch', 0.0, 1, NULL, NULL, NULL, '[]', 1402, 'gone', 0, '{}', '2026-11-20 10:02:00.000000', '2026-11-20 10:02:01.000000', '2026-11-20 10:02:09.000000');
INSERT INTO ledger VALUES (1, 'default', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'hold', -230000, '2026-11-20 10:01:00.000000');
INSERT INTO ledger VALUES (2, 'default', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'settle', 0, '2026-11-20 10:01:09.000000');
INSERT INTO ledger VALUES (3, 'default', 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'hold', -230000, '2026-11-20 10:02:00.000000');
INSERT INTO ledger VALUES (4, 'default', 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'refund', 230000, '2026-11-20 10:02:09.000000');
PRAGMA user_version=1;
