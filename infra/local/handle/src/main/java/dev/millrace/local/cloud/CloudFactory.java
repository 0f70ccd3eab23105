package dev.millrace.local.cloud;

/** Found by {@link java.util.ServiceLoader}. */
public interface CloudFactory {

    /** Starts everything and returns when every part answers. */
    Cloud start(CloudOptions options) throws Exception;
}
