-- What the sources of each owner take, stored or under way: one row to read, however many videos there are.
create table owner_sources (
    owner_id varchar(255) primary key check (owner_id <> ''),
    bytes    bigint       not null
) with (fillfactor = 80);

create function keeps_source(status text, source_file_key text, deleted_at timestamptz) returns boolean language sql immutable
return deleted_at is null and (source_file_key is not null or status = 'UPLOADING');

-- why by the database: every statement that changes a video changes the sum with it, also one of a service from before.
-- Owners in one order, so that two statements over many videos do not wait for each other.
create function sum_sources() returns trigger language plpgsql set search_path from current as $$
begin
    if tg_op = 'INSERT' then
        insert into owner_sources (owner_id, bytes)
        select owner_id, sum(source_size_bytes) from added
        where keeps_source(status, source_file_key, deleted_at)
        group by owner_id order by owner_id
        on conflict (owner_id) do update set bytes = owner_sources.bytes + excluded.bytes;
    elsif tg_op = 'DELETE' then
        insert into owner_sources (owner_id, bytes)
        select owner_id, -sum(source_size_bytes) from removed
        where keeps_source(status, source_file_key, deleted_at)
        group by owner_id order by owner_id
        on conflict (owner_id) do update set bytes = owner_sources.bytes + excluded.bytes;
    else
        insert into owner_sources (owner_id, bytes)
        select owner_id, sum(bytes)
        from (
            select owner_id, source_size_bytes as bytes from added
            where keeps_source(status, source_file_key, deleted_at)
            union all
            select owner_id, -source_size_bytes from removed
            where keeps_source(status, source_file_key, deleted_at)) as changes
        group by owner_id having sum(bytes) <> 0 order by owner_id
        on conflict (owner_id) do update set bytes = owner_sources.bytes + excluded.bytes;
    end if;
    return null;
end
$$;

create trigger videos_insert_sums_sources after insert on videos
    referencing new table as added for each statement execute function sum_sources();
create trigger videos_update_sums_sources after update on videos
    referencing old table as removed new table as added for each statement execute function sum_sources();
create trigger videos_delete_sums_sources after delete on videos
    referencing old table as removed for each statement execute function sum_sources();

insert into owner_sources (owner_id, bytes)
select owner_id, sum(source_size_bytes) from videos
where keeps_source(status, source_file_key, deleted_at)
group by owner_id;

drop index sources_of_owner;
