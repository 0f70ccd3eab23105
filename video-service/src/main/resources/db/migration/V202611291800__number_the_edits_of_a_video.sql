-- What If-Match guards: title, description and metadata. The version grows with every status too, which no editor overwrites.
alter table videos add column edits bigint not null default 0 check (edits >= 0);
