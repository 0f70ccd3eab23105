# What AWS gives, for one machine: docker build -f infra/docker/cloud.Dockerfile -t millrace/cloud .
FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY infra/docker/modules ./
RUN jlink --add-modules "$(grep -v '^#' modules | paste -s -d , -)" --strip-native-debug-symbols exclude-debuginfo-files \
    --no-man-pages --no-header-files --compress zip-6 --output runtime \
    && find . -exec touch -h -d @1767225600 {} +

FROM debian:trixie-slim
COPY infra/docker/ready infra/docker/postgresql /usr/local/bin/
# why a user: PostgreSQL refuses to run as root
RUN useradd --uid 10001 --create-home millrace \
    && install -d -o millrace -m 700 /var/lib/millrace /run/millrace \
    && ln -s /opt/java/bin/java /usr/local/bin/java
WORKDIR /app
COPY --from=build /build/runtime/ /opt/java/
COPY infra/local/cloud/target/lib/ lib/
COPY infra/local/launcher/target/lib/ lib/
USER 10001
VOLUME ["/tmp", "/var/lib/millrace"]
HEALTHCHECK --interval=10s --timeout=6s --start-period=60s CMD ["ready", "/", "8089"]
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-Xmx384m", "-XX:+ExitOnOutOfMemoryError", "-cp", "lib/*", \
    "dev.millrace.local.container.CloudContainer", "/var/lib/millrace/data", "/run/millrace", "8080"]
ARG VERSION=unknown
ARG REVISION=unknown
LABEL org.opencontainers.image.version=$VERSION org.opencontainers.image.revision=$REVISION
