package dev.millrace.local.cloud.embedded;

import dev.millrace.local.cloud.Cloud;
import dev.millrace.local.cloud.CloudFactory;
import dev.millrace.local.cloud.CloudOptions;

/** Registers the embedded cloud for callers that only know {@link Cloud}. */
public final class EmbeddedCloudFactory implements CloudFactory {

    @Override
    public Cloud start(CloudOptions options) throws Exception {
        return EmbeddedCloud.start(options);
    }
}
