-- The tables of common-lib: outbox and idempotency keys.
create table outbox (
    id              uuid        primary key,
    sequence        bigint      generated always as identity,
    kind            text        not null,
    subject         text        not null,
    payload         text        not null,
    traceparent     text,
    created_at      timestamptz not null,
    attempts        integer     not null default 0 check (attempts >= 0),
    next_attempt_at timestamptz not null,
    dead_at         timestamptz,
    last_error      text
);
create index outbox_due on outbox (kind, next_attempt_at) where dead_at is null;
create index outbox_order on outbox (subject, kind, sequence) where dead_at is null;

create table idempotency_keys (
    owner_id    text        not null,
    operation   text        not null,
    key         text        not null check (length(key) between 1 and 255),
    fingerprint text        not null,
    answer      text,
    created_at  timestamptz not null,
    primary key (owner_id, operation, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);
