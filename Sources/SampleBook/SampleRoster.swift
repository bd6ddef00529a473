/// The companies of the sample book; any likeness to real ones is chance.
enum SampleRoster {
  /// Everybody, in the order of their owners.
  static let companies = ana + marcus + priya + tomasz + sofia + hiro + unassigned

  /// Name, employees, developers, ARR, owner, story, days to renewal, news of the week.
  private static let ana: [SampleCompany] = [
    .init("Halden Savings Bank", 52_000, 3_900, 1_380_000, .ana, .declining, 42),
    .init("Meridian Coast Railways", 41_000, 2_700, 960_000, .ana, .thriving, 203),
    .init("東和精機株式会社", 18_000, 1_900, 540_000, .ana, .steady, 77, .championLeft),
    .init("Café Noisette Labs", 240, 85, 64_000, .ana, .growing, 131),
    .init("Orbital Freight Group", 12_500, 1_900, 520_000, .ana, .growing, 64, .expanded(20)),
    .init("Larkfield Insurance", 22_000, 1_700, 610_000, .ana, .stalled, 88, .championLeft),
    .init("Pinecrest Health Network", 9_400, 620, 210_000, .ana, .declining, 19),
    .init("Quillon Semiconductor", 7_800, 4_200, 1_120_000, .ana, .trueUp, 156),
    .init("Northgate Signal Systems", 31_000, 2_400, 720_000, .ana, .airgapped, 112),
    .init("Zephyr Mobility", 1_800, 540, 148_000, .ana, .thriving, 240),
    .init("Tessellate Games", 900, 410, 98_000, .ana, .seasonal, 58),
    .init("Copperline Energy", 6_200, 410, 105_000, .ana, .stalled, -6, .handedOver(.tomasz)),
    .init("Blåvinge Digital", 650, 260, 82_000, .ana, .growing, 175),
    .init("Sundial Analytics", 320, 190, 46_000, .ana, .launching, 320),
    .init("Kestrel & Vane", 1_500, 520, 132_000, .ana, .steady, 359, .renewed(2)),
    .init("Verdant Foods Cooperative", 14_000, 440, 118_000, .ana, .declining, 71),
    .init("Mosaic Payments", 2_600, 1_100, 295_000, .ana, .growing, 148),
    .init(
      "Ironbridge Public Library Consortium and Regional Archives of the Northern Counties",
      5_200,
      90,
      24_000,
      .ana,
      .steady,
      210
    ),
  ]

  private static let marcus: [SampleCompany] = [
    .init("Atlas Continental Airlines", 68_000, 5_200, 1_650_000, .marcus, .steady, 121),
    .init("Bellwether Media", 11_200, 980, 265_000, .marcus, .stalled, 34),
    .init("Cinderpath Outdoor", 2_100, 130, 38_000, .marcus, .steady, 189),
    .init("Dovetail Robotics", 480, 310, 92_000, .marcus, .thriving, 276),
    .init("Évora Telecomunicações", 27_000, 2_050, 590_000, .marcus, .growing, 98),
    .init("Foxglove Therapeutics", 3_300, 420, 124_000, .marcus, .seasonal, 15),
    .init("Granite State Mutual", 8_700, 700, 188_000, .marcus, .declining, 53),
    .init("Hollow Oak Studios", 150, 95, 22_000, .marcus, .launching, 331),
    .init("Indigo Harbour Logistics", 5_600, 350, 96_000, .marcus, .steady, 142, .lostExpansion),
  ]

  private static let priya: [SampleCompany] = [
    .init("Juniper Vale Pharma", 44_000, 3_300, 1_050_000, .priya, .thriving, 84),
    .init("Kōan Interactive", 780, 390, 108_000, .priya, .growing, 167),
    .init("Lighthouse Grid Operators", 6_900, 510, 155_000, .priya, .airgapped, 47),
    .init("Marrow & Finch", 60, 32, 9_600, .priya, .steady, 224),
    .init("Nimbus Ticketing", 1_250, 460, 139_000, .priya, .trueUp, 109),
    .init("Overland Parcel", 16_400, 1_250, 430_000, .priya, .stalled, 61, .championFound),
    .init("Palisade Cyber", 2_900, 1_600, 480_000, .priya, .thriving, 259),
    .init("Quarry Road Brewing", 380, 24, 7_200, .priya, .declining, 28),
    .init("Rosetta Learning", 4_100, 660, 172_000, .priya, .seasonal, 133),
  ]

  private static let tomasz: [SampleCompany] = [
    .init("Saltmarsh Reinsurance", 13_800, 1_150, 385_000, .tomasz, .steady, 73, .championLeft),
    .init("Thornbury Aerospace", 47_000, 10_400, 2_300_000, .tomasz, .growing, 192),
    .init("Umbra Optics", 1_050, 280, 71_000, .tomasz, .stalled, -17),
    .init("Vistula Handel", 19_500, 870, 240_000, .tomasz, .steady, 156, .championFound),
    .init("Wrenfield University", 10_600, 1_520, 99_000, .tomasz, .seasonal, 247),
    .init("Xanthe Biologics", 2_300, 340, 111_000, .tomasz, .thriving, 37),
    .init("Yarrow Street Capital", 740, 330, 128_000, .tomasz, .growing, 95),
    .init("Zinc & Ember", 210, 70, 18_000, .tomasz, .steady, 301, .signed),
    .init("Old Mill Software", 95, 60, 14_400, .tomasz, .declining, 9, .gone),
  ]

  private static let sofia: [SampleCompany] = [
    .init("Ambergris Shipping", 28_500, 640, 176_000, .sofia, .declining, 116),
    .init("Brightloom Textiles", 7_300, 150, 41_000, .sofia, .steady, 204, .championFound),
    .init("Città Nuova Trasporti", 15_200, 720, 205_000, .sofia, .growing, 68),
    .init("Driftwood Software", 420, 300, 88_000, .sofia, .thriving, 181),
    .init("Eastmoor Council", 9_900, 260, 67_000, .sofia, .airgapped, 139),
    .init("Fennel & Rye", 35, 18, 5_400, .sofia, .launching, 338),
    .init("Greywater Utilities", 5_400, 290, nil, .sofia, .steady, 52),
    .init("Harrowgate Stores", 56_000, 2_100, 510_000, .sofia, .stalled, 22, .expanded(10)),
    .init("Isola Robotica", 1_300, 480, 134_000, .sofia, .trueUp, 227),
  ]

  private static let hiro: [SampleCompany] = [
    .init("青葉通信", 36_000, 2_800, 830_000, .hiro, .thriving, 126),
    .init("Kitefield Drones", 270, 160, 44_000, .hiro, .growing, 214),
    .init("Lanternfish Studios", 610, 350, 101_000, .hiro, .seasonal, 86),
    .init("Minato Precision", 4_800, nil, 93_000, .hiro, .steady, 44),
    .init("Nightjar Security", 1_700, 940, 312_000, .hiro, .thriving, 171, .handedOver(.priya)),
    .init("Ostrava Steelworks", 23_000, 480, 142_000, .hiro, .declining, 79, .churned),
    .init("Paperbark Press", 130, 40, 11_000, .hiro, .stalled, nil, .left(93)),
    .init("서울바다은행", 21_000, 1_850, 575_000, .hiro, .steady, 103, .championFound),
  ]

  private static let unassigned: [SampleCompany] = [
    .init("Ravenscar Minerals", nil, nil, nil, nil, .steady, 159),
    .init("Silverbirch Hotels", 12_900, 210, 58_000, nil, .stalled, 66),
    .init("Tidewater Credit Union", 2_200, 180, 52_000, nil, .growing, 118, .signed),
    .init("Upland Wool", 85, 12, 3_600, nil, .declining, nil, .left(210)),
  ]
}
