# What AWS gives, for one machine: docker build -f infra/docker/cloud.Dockerfile -t millrace/cloud .
FROM eclipse-temurin:25-jre
# why a user: PostgreSQL refuses to run as root
RUN useradd --uid 10001 --create-home millrace \
    && install -d -o millrace -m 700 /var/lib/millrace /run/millrace
WORKDIR /app
COPY infra/docker/ready /usr/local/bin/
COPY infra/local/cloud/target/lib/ lib/
COPY infra/local/launcher/target/lib/ lib/
USER 10001
# why the working directory of PostgreSQL: its programs are unpacked there, and /tmp may forbid to run any
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-Xmx384m", "-XX:+ExitOnOutOfMemoryError", \
    "-Dot.epg.working-dir=/var/lib/millrace/postgresql", "-cp", "lib/*", \
    "dev.millrace.local.container.CloudContainer", "/var/lib/millrace/data", "/run/millrace", "8080"]
