package org.netpeering.benchmarks;

/** The accounts of a server that is measured, and their keys. */
final class KnownAccounts {
    static final AccessKey REQUESTER =
            new AccessKey("AKBENCHMARKS00000001", "SKBENCHMARKS0000000000000000000000000001");
    static final AccessKey ACCEPTER = new AccessKey("AKBENCHMARKS00000002", "SKBENCHMARKS0000000000000000000000000002");
    static final AccessKey AUDITOR = new AccessKey("AKBENCHMARKS00000003", "SKBENCHMARKS0000000000000000000000000003");

    /** Of the account that has most of what {@link ListedPeerings} writes, and of one that has ordinarily many of very many, or of few. */
    static final AccessKey BIGGEST = new AccessKey("AKBENCHMARKS00000004", "SKBENCHMARKS0000000000000000000000000004");

    static final AccessKey AMONG_MANY =
            new AccessKey("AKBENCHMARKS00000005", "SKBENCHMARKS0000000000000000000000000005");
    static final AccessKey AMONG_FEW =
            new AccessKey("AKBENCHMARKS00000006", "SKBENCHMARKS0000000000000000000000000006");

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
              - id: "200000000000"
                name: biggest
                access-keys:
                  - id: AKBENCHMARKS00000004
                    secret: SKBENCHMARKS0000000000000000000000000004
                    policies:
                      - Statement: [{Effect: Allow, Action: ["*", "audit:ReadOperations"], Resource: "*"}]
              - id: "200000000100"
                name: among many
                access-keys:
                  - id: AKBENCHMARKS00000005
                    secret: SKBENCHMARKS0000000000000000000000000005
                    policies:
                      - Statement: [{Effect: Allow, Action: ["*", "audit:ReadOperations"], Resource: "*"}]
              - id: "200000000005"
                name: among few
                access-keys:
                  - id: AKBENCHMARKS00000006
                    secret: SKBENCHMARKS0000000000000000000000000006
                    policies:
                      - Statement: [{Effect: Allow, Action: ["*", "audit:ReadOperations"], Resource: "*"}]
            """;

    private KnownAccounts() {}
}
