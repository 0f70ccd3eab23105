/** The stand-in for CloudFront: checks signed cookies and URLs, caches, and serves objects from S3. */
@NullMarked
package dev.millrace.local.cloud.edge;

import org.jspecify.annotations.NullMarked;
