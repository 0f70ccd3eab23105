/** The cloud of one machine: PostgreSQL, S3, SQS, an identity provider and a CDN edge, in one JVM. */
@NullMarked
package dev.millrace.local.cloud;

import org.jspecify.annotations.NullMarked;
