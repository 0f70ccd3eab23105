package dev.millrace.common.trace;

/** Names of the fields that log lines carry beside the message (SLF4J MDC). Nothing secret and no title is ever one. */
public final class LogFields {

    /** UUID of the video. */
    public static final String VIDEO_ID = "videoId";
    /** UUID of the upload session. */
    public static final String UPLOAD_SESSION_ID = "uploadSessionId";
    /** UUID of the transcode job. */
    public static final String JOB_ID = "jobId";

    private LogFields() {}
}
