-- What a list needs, so that it costs no call per video: facts, progress and the upload. New columns come last, so that nothing is dropped.
create or replace view video_items as
select v.id, v.owner_id, v.title, v.description, v.status, v.fail_reason, v.duration_seconds,
    (select a.file_key from video_assets a where a.video_id = v.id and a.type = 'THUMBNAIL' limit 1) as poster_key,
    v.created_at, v.updated_at,
    v.width, v.height, v.source_size_bytes, v.upload_session_id,
    j.id is not null as has_open_job, p.stage, p.percent, p.eta_seconds
from videos v
left join transcode_jobs j on j.video_id = v.id and j.state in ('WAITING', 'CLAIMED', 'DIVIDED')
left join transcode_progress p on p.video_id = v.id and p.job_id = j.id
    and p.attempt = case when j.divided_by > 0 then j.divided_by else j.attempt end
where v.deleted_at is null;

-- Renditions and captions, for players that choose for themselves.
create or replace view video_projections as
select v.id, v.owner_id, v.title, v.description, v.metadata::text as metadata, v.source_mime, v.source_size_bytes,
    v.source_filename, v.source_file_key, v.duration_seconds, v.width, v.height, v.status, v.fail_reason, v.edits, v.created_at,
    v.updated_at,
    f.facts::text as facts,
    a.files,
    j.id is not null as has_open_job, p.stage, p.percent, p.eta_seconds,
    a.renditions, c.captions
from videos v
left join source_facts f on f.video_id = v.id
left join lateral (
    select
        (json_object_agg(type, file_key)
            filter (where type in ('HLS_MASTER', 'DASH_MANIFEST', 'THUMBNAIL', 'STORYBOARD')))::text as files,
        (json_agg(json_build_object('label', quality_label, 'width', width, 'height', height, 'bandwidth', bandwidth)
            order by bandwidth desc nulls last, quality_label) filter (where type = 'HLS_RENDITION'))::text as renditions
    from video_assets where video_id = v.id) a on true
left join lateral (
    select json_agg(json_build_object('language', language, 'label', label, 'version', version) order by language)::text
        as captions
    from captions where video_id = v.id) c on true
left join transcode_jobs j on j.video_id = v.id and j.state in ('WAITING', 'CLAIMED', 'DIVIDED')
left join transcode_progress p on p.video_id = v.id and p.job_id = j.id
    and p.attempt = case when j.divided_by > 0 then j.divided_by else j.attempt end
where v.deleted_at is null;
