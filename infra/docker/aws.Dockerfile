# A service's image for AWS: docker build -f infra/docker/aws.Dockerfile --build-arg MODULE=video-service -t REPOSITORY:TAG .
# It adds the certificates by which the JDBC driver knows RDS; the service's own image has been built before.
ARG MODULE
FROM millrace/${MODULE}
ADD --chmod=444 https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem /opt/rds/global-bundle.pem
