-- The pass that purges goes through them by id, from where it was; the order by a random number read all of them.
drop index videos_to_purge;
create index videos_to_purge on videos (id) where deleted_at is not null and purged_at is null;
