/** SQS on this machine: ElasticMQ with the job queue and its dead-letter queue. */
@NullMarked
package dev.millrace.local.cloud.queue;

import org.jspecify.annotations.NullMarked;
