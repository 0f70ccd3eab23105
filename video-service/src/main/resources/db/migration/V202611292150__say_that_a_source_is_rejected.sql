alter table videos drop constraint videos_fail_reason_check;
alter table videos
    add constraint videos_fail_reason_check
        check (fail_reason in ('UPLOAD_FAILED', 'UPLOAD_CANCELED', 'UPLOAD_EXPIRED', 'UNSUPPORTED_FORMAT',
                               'SOURCE_UNREADABLE', 'SOURCE_PROTECTED', 'REJECTED', 'SOURCE_TOO_LONG',
                               'SOURCE_TOO_LARGE', 'NO_VIDEO_STREAM', 'SOURCE_MISSING', 'SOURCE_ARCHIVED',
                               'TRANSCODE_ERROR', 'TIMED_OUT', 'RETRIES_EXHAUSTED', 'ROLLBACK'));
