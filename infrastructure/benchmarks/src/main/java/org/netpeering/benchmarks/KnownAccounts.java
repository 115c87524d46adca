package org.netpeering.benchmarks;

/** The accounts of a server that is measured, and their keys. */
final class KnownAccounts {
    static final AccessKey REQUESTER =
            new AccessKey("AKBENCHMARKS00000001", "SKBENCHMARKS0000000000000000000000000001");
    static final AccessKey ACCEPTER = new AccessKey("AKBENCHMARKS00000002", "SKBENCHMARKS0000000000000000000000000002");
    static final AccessKey AUDITOR = new AccessKey("AKBENCHMARKS00000003", "SKBENCHMARKS0000000000000000000000000003");

    /** As the server reads them. */
    static final String FILE = """
            accounts:
              - id: "100000000001"
                name: requester
                access-keys:
                  - id: AKBENCHMARKS00000001
                    secret: SKBENCHMARKS0000000000000000000000000001
              - id: "100000000002"
                name: accepter
                access-keys:
                  - id: AKBENCHMARKS00000002
                    secret: SKBENCHMARKS0000000000000000000000000002
                users:
                  - name: auditor
                    access-keys:
                      - id: AKBENCHMARKS00000003
                        secret: SKBENCHMARKS0000000000000000000000000003
                    policies:
                      - Statement: [{Effect: Allow, Action: "audit:Read*", Resource: "*"}]
            """;

    private KnownAccounts() {}
}
