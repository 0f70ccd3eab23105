/** S3 on this machine: S3Proxy over a folder, with real signatures and strict multipart uploads. */
@NullMarked
package dev.millrace.local.cloud.storage;

import org.jspecify.annotations.NullMarked;
