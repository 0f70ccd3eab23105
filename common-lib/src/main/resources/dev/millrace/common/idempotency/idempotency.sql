-- Copied into each service's migrations; see the package dev.millrace.common.idempotency.
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
