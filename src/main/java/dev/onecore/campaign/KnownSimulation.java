package dev.onecore.campaign;

/** The simulations that Onecore brings, in words. */
public enum KnownSimulation {
    COMPARISON("Comparison", "all five workloads in one campaign, which is what runs unless another is named", ""),
    ECHO_LATENCY(
            "EchoLatency",
            "response time of echoes on an open schedule, constant and Poisson",
            "-Donecore.workloads=echo-latency"),
    RANDOM_DATA_STREAM(
            "RandomDataStream",
            "the server pushes random data, paced and as fast as it is read",
            "-Donecore.workloads=random-data-stream"),
    THROUGHPUT(
            "Throughput", "echoes in closed loops, and pipelined on one connection", "-Donecore.workloads=throughput"),
    FILE_UPLOAD("FileUpload", "files up and down, every byte checked", "-Donecore.workloads=file-upload"),
    USER_RAMP("UserRamp", "users who arrive one by one, each with a paced stream", "-Donecore.workloads=user-ramp"),
    CONNECTION_SCALE(
            "ConnectionScale",
            "idle connections, as many as the limits allow: what each takes of the server's memory",
            "-Donecore.simulation=ConnectionScale"),
    CAPACITY(
            "Capacity",
            "the highest rate of echoes with p99 at most 10 ms and nothing lost",
            "-Donecore.simulation=Capacity"),
    SOAK("Soak", "a fixed rate for minutes to hours: what grows meanwhile", "-Donecore.simulation=Soak"),
    CHURN(
            "Churn",
            "connections that come on an open schedule, exchange ten messages and go",
            "-Donecore.simulation=Churn"),
    BROADCAST(
            "Broadcast",
            "one message in, delivered to all members of a topic: to the median one, to the last",
            "-Donecore.simulation=Broadcast"),
    COMPRESSION(
            "Compression",
            "echoes with permessage-deflate and without, of text and of random bytes",
            "-Donecore.simulation=Compression"),
    CALIBRATION(
            "Calibration",
            "the tool itself, checked on servers whose behaviour is known",
            "-Donecore.simulation=Calibration"),
    OWN_PROTOCOL(
            "OwnProtocol",
            "an example for a server that does not speak the contract, to be copied",
            "-Donecore.simulation=OwnProtocol -Donecore.targets=<name>=ws://<host>:<port>");

    private final String simpleName;
    private final String meaning;
    private final String arguments;

    KnownSimulation(String simpleName, String meaning, String arguments) {
        this.simpleName = simpleName;
        this.meaning = meaning;
        this.arguments = arguments;
    }

    /** The class's name, in package {@code dev.onecore.simulations}. */
    public String simpleName() {
        return simpleName;
    }

    /** What it does, in one line. */
    public String meaning() {
        return meaning;
    }

    /** What Maven is told to run it. */
    public String arguments() {
        return arguments;
    }
}
