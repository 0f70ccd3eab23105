package dev.millrace.local.cloud;

/**
 * The ports of the parts on 127.0.0.1; 0 picks a free one.
 *
 * @param database PostgreSQL
 * @param storage S3
 * @param queue SQS
 * @param identity the identity provider
 * @param edge the CloudFront stand-in
 */
public record CloudPorts(int database, int storage, int queue, int identity, int edge) {

    /** Free ports for all parts. */
    public static final CloudPorts RANDOM = new CloudPorts(0, 0, 0, 0, 0);
}
