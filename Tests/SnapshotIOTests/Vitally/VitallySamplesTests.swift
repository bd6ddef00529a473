import BookModel
import TestSupport
import Testing

@testable import SnapshotIO

/// Every sample file with what it must be taken for.
///
/// Looker's rows are read elsewhere: they have 0 records here.
struct VitallySamplesTests {
  typealias Row = (path: String, kind: FileKind, records: Int, error: FileProblem.Code?)

  static let vitally: [Row] = [
    ("vitally/account_get.json", .vitallyAccounts, 1, nil),
    ("vitally/accounts_docs_envelope.json", .vitallyAccounts, 1, nil),
    ("vitally/accounts_of_organization.json", .vitallyAccounts, 1, nil),
    ("vitally/accounts_page1.json", .vitallyAccounts, 3, nil),
    ("vitally/accounts_page2.json", .vitallyAccounts, 3, nil),
    ("vitally/admin_search.json", .vitallyAdmins, 1, nil),
    ("vitally/admins.json", .vitallyAdmins, 5, nil),
    ("vitally/conversations.json", .vitallyConversations, 2, nil),
    ("vitally/custom_fields_accounts.json", .vitallyCustomFields, 5, nil),
    ("vitally/custom_object_instances_opportunities.json", .vitallyCustomObjectInstances, 5, nil),
    ("vitally/custom_object_instances_search.json", .vitallyCustomObjectInstances, 2, nil),
    ("vitally/custom_objects.json", .vitallyCustomObjects, 1, nil),
    ("vitally/error_400_message.json", .unknown, 0, .apiError),
    ("vitally/error_401.json", .unknown, 0, .apiError),
    ("vitally/notes.json", .vitallyNotes, 1, nil),
    ("vitally/nps_responses.json", .vitallyNPS, 1, nil),
    ("vitally/organizations.json", .vitallyOrganizations, 1, nil),
    ("vitally/playbook_webhook.json", .vitallyWebhook, 1, nil),
    ("vitally/projects.json", .vitallyProjects, 1, nil),
    ("vitally/surveys_envelope.json", .vitallySurveys, 1, nil),
    ("vitally/tasks.json", .vitallyTasks, 4, nil),
    ("vitally/users.json", .vitallyUsers, 2, nil),
  ]

  static let hostile: [Row] = [
    ("hostile/accounts.json.gz", .vitallyAccounts, 3, nil),
    ("hostile/big_numbers.json", .lookerRows, 0, nil),
    ("hostile/bom.json", .vitallyAccounts, 3, nil),
    ("hostile/curl_headers.json", .vitallyAccounts, 3, nil),
    ("hostile/dates.json", .vitallyAccounts, 23, nil),
    ("hostile/deep_nesting.json", .unknown, 0, .notJSON),
    ("hostile/duplicate_customer_15_and_18.json", .vitallyAccounts, 2, nil),
    ("hostile/duplicate_ids_older_second.json", .vitallyAccounts, 2, nil),
    ("hostile/duplicate_keys.json", .vitallyAccounts, 1, nil),
    ("hostile/empty_file.json", .unknown, 0, .empty),
    ("hostile/empty_object.json", .unknown, 0, nil),
    ("hostile/escapes.json", .vitallyAccounts, 1, nil),
    ("hostile/gz_with_json_name.json", .vitallyAccounts, 3, nil),
    ("hostile/html_login_page.json", .unknown, 0, .html),
    ("hostile/invalid_utf8.json", .vitallyAccounts, 1, nil),
    ("hostile/looker_exactly_500_rows.json", .lookerRows, 0, nil),
    ("hostile/looker_in_vitally_place.json", .lookerRows, 0, nil),
    ("hostile/looker_many_instances_one_account.json", .lookerRows, 0, nil),
    ("hostile/looker_unjoinable.json", .lookerRows, 0, nil),
    ("hostile/looker_usage_keys_underscored.json", .lookerRows, 0, nil),
    ("hostile/looker_versions.json", .lookerRows, 0, nil),
    ("hostile/nan_infinity.json", .lookerRows, 0, nil),
    ("hostile/null.json", .unknown, 0, nil),
    ("hostile/pages_array.json", .vitallyAccounts, 5, nil),
    ("hostile/pages_concatenated.json", .vitallyAccounts, 5, nil),
    ("hostile/pages_ndjson.jsonl", .vitallyAccounts, 5, nil),
    ("hostile/pretty_and_slashes.json", .lookerRows, 0, nil),
    ("hostile/records_array.json", .vitallyAccounts, 5, nil),
    ("hostile/records_ndjson.jsonl", .vitallyAccounts, 5, nil),
    ("hostile/records_ndjson_crlf_blank_lines.jsonl", .vitallyAccounts, 5, nil),
    ("hostile/trailing_comma_and_comment.json", .vitallyAccounts, 0, .notJSON),
    ("hostile/truncated.json", .vitallyAccounts, 0, .truncated),
    ("hostile/truncated_rows.json", .lookerRows, 0, nil),
    ("hostile/types_drift.json", .vitallyAccounts, 24, nil),
    ("hostile/utf16le.json", .unknown, 0, .encoding),
    ("hostile/vitally_in_looker_place.json", .vitallyAccounts, 3, nil),
    ("hostile/whitespace.json", .unknown, 0, .empty),
  ]

  static let other: [Row] = [
    ("looker/empty.json", .unknown, 0, nil),
    ("looker/empty_json_detail.json", .lookerJSONDetail, 0, nil),
    ("looker/error_http_400.json", .unknown, 0, .apiError),
    ("looker/error_json.json", .lookerRows, 0, nil),
    ("looker/error_json_bi.json", .lookerJSONBI, 0, nil),
    ("looker/error_json_detail.json", .lookerJSONDetail, 0, nil),
    ("looker/query_task_multi_results.json", .lookerMulti, 0, nil),
    ("looker/usage.json", .lookerRows, 0, nil),
    ("looker/usage_apply_formatting.json", .lookerRows, 0, nil),
    ("looker/usage_json_bi.json", .lookerJSONBI, 0, nil),
    ("looker/usage_json_bi_epoch_dates.json", .lookerJSONBI, 0, nil),
    ("looker/usage_json_bi_pivot.json", .lookerJSONBI, 0, nil),
    ("looker/usage_json_bi_spec_names.json", .lookerJSONBI, 0, nil),
    ("looker/usage_json_detail.json", .lookerJSONDetail, 0, nil),
    ("looker/usage_json_detail_pivot_totals.json", .lookerJSONDetail, 0, nil),
    ("looker/usage_json_detail_subtotals.json", .lookerJSONDetail, 0, nil),
    ("looker/usage_label.json", .lookerRows, 0, nil),
    ("looker/usage_pivot.json", .lookerRows, 0, nil),
    ("looker/usage_pivot_flattened.json", .lookerRows, 0, nil),
    ("looker/warning_json_detail.json", .lookerJSONDetail, 0, nil),
    ("looker/webhook_dashboard_zip.json", .lookerWebhook, 0, nil),
    ("looker/webhook_download_url.json", .lookerWebhook, 0, nil),
    ("looker/webhook_inline_json.json", .lookerWebhook, 0, nil),
    ("looker/webhook_json.json", .lookerWebhook, 0, nil),
    ("looker/webhook_json_detail.json", .lookerWebhook, 0, nil),
    ("looker/webhook_json_inline_object.json", .lookerWebhook, 0, nil),
    ("salesforce/opportunity_query.json", .unknown, 0, nil),
    ("sourcegraph/ping_payload.json", .unknown, 0, nil),
  ]

  @Test(arguments: vitally + hostile + other)
  func `each sample is taken for what it is`(row: Row) throws {
    let (report, _) = VitallySample.read(row.path)
    #expect(report.kind == row.kind)
    #expect(report.records == row.records)
    #expect(report.error?.code == row.error, "\(report.error?.reason ?? "")")
    #expect(report.skipped.isEmpty)
  }

  @Test(arguments: [
    ("hostile/accounts.json.gz", "accounts.json"), ("vitally/accounts_page1.json", "usage.json"),
  ])
  func `what a file is does not hang on its name`(sample: String, name: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.snapshotFile(Sample.bytes(of: sample), name: name)
    let (report, _) = VitallySample.read(try readBytes(of: file).get(), path: name)
    #expect(report.kind == .vitallyAccounts)
    #expect(report.records == 3)
    #expect(report.error == nil)
    #expect(report.skipped.isEmpty)
  }

  @Test func `the tables name every sample of Vitally's and every hostile one`() throws {
    let folder = try SnapshotFolder.resolve([Sample.folder], asOf: nil)
    let found = folder.files.map(\.path).filter {
      $0.hasPrefix("vitally/") || $0.hasPrefix("hostile/")
    }
    #expect(found == (Self.vitally + Self.hostile).map(\.path).sorted())
    #expect(folder.day == nil)
  }
}
