package dev.millrace.common.autoconfigure;

import dev.millrace.common.bucket.BucketProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import software.amazon.awssdk.services.s3.S3Client;

/** The media bucket, for services with a client of S3. */
@AutoConfiguration
@ConditionalOnClass(S3Client.class)
@EnableConfigurationProperties(BucketProperties.class)
class S3AutoConfiguration {}
