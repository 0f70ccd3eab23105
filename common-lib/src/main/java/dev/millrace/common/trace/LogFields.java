package dev.millrace.common.trace;

/** Names of MDC fields in log lines. They never hold secrets or titles. */
public final class LogFields {

    public static final String VIDEO_ID = "videoId";
    public static final String UPLOAD_SESSION_ID = "uploadSessionId";
    public static final String JOB_ID = "jobId";

    private LogFields() {}
}
