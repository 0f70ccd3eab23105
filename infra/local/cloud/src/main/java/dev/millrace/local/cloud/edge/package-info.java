/** The stand-in for CloudFront: checks signed cookies and URLs, caches, serves what lies in S3. */
@NullMarked
package dev.millrace.local.cloud.edge;

import org.jspecify.annotations.NullMarked;
