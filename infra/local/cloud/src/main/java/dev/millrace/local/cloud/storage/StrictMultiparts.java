package dev.millrace.local.cloud.storage;

import com.google.common.util.concurrent.Striped;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import org.gaul.s3proxy.S3ErrorCode;
import org.gaul.s3proxy.S3ProxyException;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * Answers 404 {@code NoSuchUpload} like S3 for an unknown, completed or aborted multipart upload, where S3Proxy alone would
 * store and list the part forever. S3Proxy itself checks aborts. Completion is atomic as in S3, where S3Proxy alone removes
 * the parts before the object exists, so that a concurrent listing shows an upload without parts.
 */
final class StrictMultiparts extends ForwardingBlobStore {

    /** why: a few shared locks, since uploads come and go; two uploads with the same lock only wait for each other. */
    private final Striped<ReadWriteLock> completing = Striped.readWriteLock(64);

    StrictMultiparts(BlobStore store) {
        super(store);
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        Lock alone = completing.get(upload.id()).writeLock();
        alone.lock();
        try {
            requireOpen(upload);
            return super.completeMultipartUpload(upload, request);
        } finally {
            alone.unlock();
        }
    }

    @Override
    public UploadPartResponse uploadMultipartPart(MultipartUpload upload, UploadPartRequest request, InputStream body) {
        requireOpen(upload);
        UploadPartResponse stored = super.uploadMultipartPart(upload, request, body);
        if (!isOpen(upload)) {
            // why: the upload was aborted while the part was in flight; the abort missed it, so it is removed now.
            super.abortMultipartUpload(upload);
            throw new S3ProxyException(S3ErrorCode.NO_SUCH_UPLOAD);
        }
        return stored;
    }

    /** Lists all parts in one page: S3Proxy's ListParts has no paging, so {@code IsTruncated} is false even above 1000. */
    @Override
    public List<Part> listMultipartUpload(MultipartUpload upload) {
        Lock together = completing.get(upload.id()).readLock();
        together.lock();
        try {
            requireOpen(upload);
            return super.listMultipartUpload(upload).stream()
                    .sorted(Comparator.comparing(Part::partNumber))
                    .toList();
        } finally {
            together.unlock();
        }
    }

    private void requireOpen(MultipartUpload upload) {
        if (!isOpen(upload)) {
            throw new S3ProxyException(S3ErrorCode.NO_SUCH_UPLOAD);
        }
    }

    /** An upload is open while S3Proxy's stub of it exists; the name is from its AbstractNio2BlobStore. */
    private boolean isOpen(MultipartUpload upload) {
        String stub = ".mpus-" + upload.id() + "-" + upload.blobName() + "-stub";
        return blobMetadataIfPresent(upload.containerName(), stub) != null;
    }
}
