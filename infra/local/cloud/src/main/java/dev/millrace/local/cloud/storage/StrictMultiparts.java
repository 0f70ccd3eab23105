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
 * Answers like S3 for a multipart upload that never was, is complete or aborted: 404 {@code NoSuchUpload}. S3Proxy alone
 * would store the part for ever and list it. Aborting is checked by S3Proxy itself. Completing is one step, as in S3: S3Proxy
 * alone takes the parts away before the object is there, and whoever lists meanwhile sees an upload without parts.
 */
final class StrictMultiparts extends ForwardingBlobStore {

    /** why: few and shared, since uploads come and go; two that meet in one only wait for each other. */
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
            // why: aborted while the part was on its way; the abort did not see it, so it is removed now.
            super.abortMultipartUpload(upload);
            throw new S3ProxyException(S3ErrorCode.NO_SUCH_UPLOAD);
        }
        return stored;
    }

    /** All parts in one page: S3Proxy's ListParts knows no paging, so {@code IsTruncated} is false even above 1000. */
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

    /** Open as long as S3Proxy's stub of it exists; the name is the one in its AbstractNio2BlobStore. */
    private boolean isOpen(MultipartUpload upload) {
        String stub = ".mpus-" + upload.id() + "-" + upload.blobName() + "-stub";
        return blobMetadataIfPresent(upload.containerName(), stub) != null;
    }
}
