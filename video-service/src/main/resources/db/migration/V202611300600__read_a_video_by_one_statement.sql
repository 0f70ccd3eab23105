-- What the API returns of a video, from tables that several packages write, for the package that reads. A migration that changes one
-- of these columns drops the view first, and makes it again.
create view video_projections as
select v.id, v.owner_id, v.title, v.description, v.metadata::text as metadata, v.source_mime, v.source_size_bytes,
    v.source_filename, v.source_file_key, v.duration_seconds, v.width, v.height, v.status, v.fail_reason, v.edits, v.created_at,
    v.updated_at,
    f.facts::text as facts,
    a.files,
    j.id is not null as has_open_job, p.stage, p.percent, p.eta_seconds
from videos v
left join source_facts f on f.video_id = v.id
left join lateral (
    select json_object_agg(type, file_key)::text as files from video_assets
    where video_id = v.id and type in ('HLS_MASTER', 'DASH_MANIFEST', 'THUMBNAIL', 'STORYBOARD')) a on true
left join transcode_jobs j on j.video_id = v.id and j.state in ('WAITING', 'CLAIMED')
left join transcode_progress p on p.video_id = v.id and p.job_id = j.id and p.attempt = j.attempt
where v.deleted_at is null;

create view video_items as
select v.id, v.owner_id, v.title, v.description, v.status, v.fail_reason, v.duration_seconds,
    (select a.file_key from video_assets a where a.video_id = v.id and a.type = 'THUMBNAIL' limit 1) as poster_key,
    v.created_at, v.updated_at
from videos v
where v.deleted_at is null;
