-- Videos that came in over a year, numbers :from to :to: most READY, some deleted, some in each other status, a tenth of all
-- :agency's, the others of :owners more; with their jobs, assets, and what their sources were. One job of a thousand videos is divided
-- into a hundred tasks that wait. Ids come from the numbers.

insert into video.videos (id, owner_id, title, source_mime, source_size_bytes, source_filename, source_file_key,
    duration_seconds, width, height, status, status_since, fail_reason, upload_session_id, version, created_at,
    updated_at, deleted_at, purged_at)
select id, case when n % 10 = 0 then ':agency' else 'bench-' || (n / 10 * 9 + n % 10) % :owners end,
    'Property tour ' || n, 'video/mp4', 1000000 + n, 'tour.mp4',
    case when has_source then 'videos/' || id || '/source.mp4' end,
    case when status = 'READY' then 60 + n % 600 end, case when status = 'READY' then 1920 end,
    case when status = 'READY' then 1080 end,
    status, at, case when status = 'FAILED' then case n % 3 when 0 then 'UPLOAD_EXPIRED' when 1
        then 'SOURCE_UNREADABLE' else 'TRANSCODE_ERROR' end end,
    case when status <> 'DRAFT' then md5('session' || n)::uuid end, 3, at, at,
    case when is_deleted then at + interval '1 hour' end, case when is_deleted then at + interval '2 hours' end
from (select n, md5('video' || n)::uuid as id, status, n % 50 = 7 as is_deleted,
        status in ('UPLOADED', 'TRANSCODING', 'READY') as has_source,
        -- why: what is under way began just now, else it would be looked for as lost
        case when status in ('UPLOADING', 'UPLOADED', 'TRANSCODING') then now()
            else now() - interval '1 year' * ((hashint4(n)::bigint + 2147483648) / 4294967296.0) end as at
    from (select n, case when n % 1000 < 930 then 'READY' when n % 1000 < 960 then 'FAILED'
            when n % 1000 < 985 then 'DRAFT' when n % 1000 < 994 then 'UPLOADING'
            when n % 1000 < 999 then 'TRANSCODING' else 'UPLOADED' end as status
        from generate_series(:from, :to) as n) as numbered) as placed;

insert into video.transcode_jobs (id, video_id, owner_id, source_file_key, opened_at, attempt, claim_id, failures,
    queued_at, state, state_since)
select md5('job' || n)::uuid, v.id, owner_id, source_file_key, status_since, 1, 'bench', 0, status_since,
    case when status = 'READY' then 'DONE' when deleted_at is not null then 'CANCELED' else 'WAITING' end,
    status_since
from generate_series(:from, :to) as n join video.videos v on v.id = md5('video' || n)::uuid
where v.status in ('TRANSCODING', 'READY');

update video.transcode_jobs set state = 'DIVIDED', divided_by = 1, last_attempt = 1, tasks = 100
where id in (select md5('job' || n)::uuid from generate_series(:from, :to) as n where n % 1000 = 994);

insert into video.transcode_tasks (job_id, number, stage, queued_at, state_since)
select id, number, 1 + number / 51, queued_at, queued_at
from generate_series(:from, :to) as n join video.transcode_jobs on id = md5('job' || n)::uuid, generate_series(1, 100) as number
where n % 1000 = 994;

insert into video.video_assets (id, video_id, type, file_key, created_at)
select md5(type || n)::uuid, md5('video' || n)::uuid, type, 'videos/' || md5('video' || n)::uuid || '/hls/' || md5('job' || n)::uuid || '/1/' || file, now()
from generate_series(:from, :to) as n,
    (values ('HLS_MASTER', 'master.m3u8'), ('THUMBNAIL', 'poster.jpg')) as kinds (type, file)
where n % 1000 < 930;

insert into video.source_facts (video_id, facts)
select md5('video' || n)::uuid, '{"container": "MP4", "videoCodec": "h264", "audioCodec": "aac", "bitrateBps": 17000000,
    "frameRate": 30, "hdr": "SDR", "rotationDegrees": 0, "audioLayout": "stereo", "qualityClass": "1080p"}'
from generate_series(:from, :to) as n where n % 1000 < 930;

insert into video.job_turns (owner_id, turn_at)
select owner_id, min(queued_at) from video.transcode_jobs where state in ('WAITING', 'CLAIMED', 'DIVIDED') group by owner_id
on conflict (owner_id) do nothing;
