/// Descriptions of terminals that a base system lacks, compiled, so that no file is needed.
///
/// ncurses takes a compiled description from the environment. The three below come from this
/// source, through `tic -x` and `base64`, on top of the entries of ncurses 6.4:
///
///     folio+direct|folio direct-colour fragment,
///         RGB, ccc@, colors#0x1000000, pairs#0x10000, initc@, oc@, initp@,
///         op=\E[39;49m,
///         setab=\E[%?%p1%{8}%<%t4%p1%d%e48;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m,
///         setaf=\E[%?%p1%{8}%<%t3%p1%d%e38;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m,
///         setb@, setf@,
///     folio-xterm-direct|xterm with direct colour for folio,
///         use=folio+direct, use=xterm-256color,
///     folio-tmux-direct|tmux with direct colour for folio,
///         use=folio+direct, use=folio-tmux,
///     folio-tmux|tmux with the mouse of xterm for folio,
///         kmous=\E[<, XM=\E[?1006;1000%?%p1%{1}%=%th%el%;,
///         use=tmux-256color,
enum TerminalDescription: String, CaseIterable {
  /// xterm and those like it, with 16 million colours.
  case direct = "folio-xterm-direct"
  /// tmux and screen, with 16 million colours and the mouse of xterm.
  case tmuxDirect = "folio-tmux-direct"
  /// tmux and screen with the mouse of xterm, for columns beyond 223.
  case tmux = "folio-tmux"

  // swift-format-ignore
  /// The compiled description, as ncurses takes it in `TERMINFO`.
  var compiled: String {
    switch self {
    case .direct: """
      b64:HgI2ACYADwCdARwGZm9saW8teHRlcm0tZGlyZWN0fHh0ZXJtIHdpdGggZGlyZWN0IGNvbG91ciBmb3IgZm9saW\
      8AAAEAAAEAAAABAAAAAAEBAAAAAAAAAAEAAAEAAAEAAAAAAAAAAAFQAAAACAAAABgAAAD/////////////////////\
      ////////////////////////////////AAAAAQAAAQAAAAQABgAIABkAHgAmACoALgD//zkASgBMAFAAVwD//1kAZg\
      D//2oAbgB4AHwA/////4AAhACJAI4A//+gAKUAqgD//68AtAC5AL4AxwDLANIA///kAOkA7wD1AP///////wcB////\
      ////GQH//x0B////////HwH//yQB//////////8oASwBMgE2AToBPgFEAUoBUAFWAVwBYAH//2UB//9pAW4BcwF3AX\
      4B//+FAYkBkQH/////////////////////////////mQGiAasB//+uAbcBwAHJAdIB2wHkAe0B9gH/Af///////wgC\
      DAIRAhYCKgIzAv////9FAkgCUwJWAlgCWwK4Av//uwL//////////70CwQLFAskCzQL/////0QL//wYD/////woDEA\
      P/////////////FgP/////////////GgMeA///////////////////////////////////////////////////////\
      ////////////IgP/////KQP//////////zADNwM+A/////9FA///TAP///////9TA/////////////9aA2ADZgNtA3\
      QDewOCA4oDkgOaA6IDqgOyA7oDwgPJA9AD1wPeA+YD7gP2A/4DBgQOBBYEHgQlBCwEMwQ6BEIESgRSBFoEYgRqBHIE\
      egSBBIgEjwSWBJ4EpgSuBLYEvgTGBM4E1gTdBOQE6wTwBP////////////////////////////////////////////\
      //////////////9wQCBQcFGgUeBf//////////////////////////////////JwX///////////////////////8s\
      Bf////////////////////////////////////////////////////8yBUMF/////////////////////////////1\
      UF////////WQWsBf///////////////////wX/////////////////////////////////////////////////////\
      //////////////////////////////////////////////////////////8WBhkGG1taAAcADQAbWyVpJXAxJWQ7JX\
      AyJWRyABtbM2cAG1tIG1sySgAbW0sAG1tKABtbJWklcDElZEcAG1slaSVwMSVkOyVwMiVkSAAKABtbSAAbWz8yNWwA\
      CAAbWz8xMmwbWz8yNWgAG1tDABtbQQAbWz8xMjsyNWgAG1tQABtbTQAbKDAAG1s1bQAbWzFtABtbPzEwNDloG1syMj\
      swOzB0ABtbMm0AG1s0aAAbWzhtABtbN20AG1s3bQAbWzRtABtbJXAxJWRYABsoQgAbKEIbW20AG1s/MTA0OWwbWzIz\
      OzA7MHQAG1s0bAAbWzI3bQAbWzI0bQAbWz81aCQ8MTAwLz4bWz81bAAbWyFwG1s/Mzs0bBtbNGwbPgAbW0wAfwAbWz\
      N+ABtPQgAbT1AAG1syMX4AG09RABtPUgAbT1MAG1sxNX4AG1sxN34AG1sxOH4AG1sxOX4AG1syMH4AG09IABtbMn4A\
      G09EABtbNn4AG1s1fgAbT0MAG1sxOzJCABtbMTsyQQAbT0EAG1s/MWwbPgAbWz8xaBs9ABtbPzEwMzRsABtbPzEwMz\
      RoABtFABtbJXAxJWRQABtbJXAxJWRNABtbJXAxJWRCABtbJXAxJWRAABtbJXAxJWRTABtbJXAxJWRMABtbJXAxJWRE\
      ABtbJXAxJWRDABtbJXAxJWRUABtbJXAxJWRBABtbaQAbWzRpABtbNWkAJXAxJWMbWyVwMiV7MX0lLSVkYgAbYxtdMT\
      A0BwAbWyFwG1s/Mzs0bBtbNGwbPgAbOAAbWyVpJXAxJWRkABs3AAoAG00AJT8lcDkldBsoMCVlGyhCJTsbWzAlPyVw\
      NiV0OzElOyU/JXA1JXQ7MiU7JT8lcDIldDs0JTslPyVwMSVwMyV8JXQ7NyU7JT8lcDQldDs1JTslPyVwNyV0OzglO2\
      0AG0gACQAbT3cAG095ABtPdQAbT3EAG09zAGBgYWFmZmdnaWlqamtrbGxtbW5ub29wcHFxcnJzc3R0dXV2dnd3eHh5\
      eXp6e3t8fH19fn4AG1taABtbPzdoABtbPzdsABtPRQAbT0YAG09NABtbMzsyfgAbWzE7MkYAG1sxOzJIABtbMjsyfg\
      AbWzE7MkQAG1s2OzJ+ABtbNTsyfgAbWzE7MkMAG1syM34AG1syNH4AG1sxOzJQABtbMTsyUQAbWzE7MlIAG1sxOzJT\
      ABtbMTU7Mn4AG1sxNzsyfgAbWzE4OzJ+ABtbMTk7Mn4AG1syMDsyfgAbWzIxOzJ+ABtbMjM7Mn4AG1syNDsyfgAbWz\
      E7NVAAG1sxOzVRABtbMTs1UgAbWzE7NVMAG1sxNTs1fgAbWzE3OzV+ABtbMTg7NX4AG1sxOTs1fgAbWzIwOzV+ABtb\
      MjE7NX4AG1syMzs1fgAbWzI0OzV+ABtbMTs2UAAbWzE7NlEAG1sxOzZSABtbMTs2UwAbWzE1OzZ+ABtbMTc7Nn4AG1\
      sxODs2fgAbWzE5OzZ+ABtbMjA7Nn4AG1syMTs2fgAbWzIzOzZ+ABtbMjQ7Nn4AG1sxOzNQABtbMTszUQAbWzE7M1IA\
      G1sxOzNTABtbMTU7M34AG1sxNzszfgAbWzE4OzN+ABtbMTk7M34AG1syMDszfgAbWzIxOzN+ABtbMjM7M34AG1syND\
      szfgAbWzE7NFAAG1sxOzRRABtbMTs0UgAbWzFLABtbPzY5bAAbWyVpJWQ7JWRSABtbNm4AG1s/JVs7MDEyMzQ1Njc4\
      OV1jABtbYwAbWzM5OzQ5bQAbWzNtABtbMjNtABtbPzY5aBtbJWklcDElZHMAG1s/NjloG1slaTslcDElZHMAG1s8AB\
      tbJT8lcDElezh9JTwldDMlcDElZCVlMzg7MjslcDElezY1NTM2fSUvJWQ7JXAxJXsyNTZ9JS8lezI1NX0lJiVkOyVw\
      MSV7MjU1fSUmJWQlO20AG1slPyVwMSV7OH0lPCV0NCVwMSVkJWU0ODsyOyVwMSV7NjU1MzZ9JS8lZDslcDElezI1Nn\
      0lLyV7MjU1fSUmJWQ7JXAxJXsyNTV9JSYlZCU7bQAbWz82OWgbWyVpJXAxJWQ7JXAyJWRzABtsABttAAMAAABOAJ8A\
      3AMBAQEAAAAJABIAGQAlACoAPABDAEoAUABaAHoAgQCIAI8AlgCdAKQAqwCyALkAwADHAM4A1QDcAOMA6gDxAPgA/w\
      AGAQ0BFAEbASIBKQEwATcBPgFFAUwBUwFaAWEBaAFvAXYBfQGEAYsBkgGZAaABpwGuAbUBvAHDAcoB0QHYAd8B5gHq\
      Ae4B8gH2AfoB/gECAgYCCgIOAhICFgIcAiECAAADAAcACgANABAAEwAWABkAHAAfACIAJQAoACsAMAA1ADoAPwBEAE\
      gATQBSAFcAXABhAGcAbQBzAHkAfwCFAIsAkQCXAJ0AogCnAKwAsQC2ALwAwgDIAM4A1ADaAOAA5gDsAPIA+AD+AAQB\
      CgEQARYBHAEiASgBLgEyATcBPAFBAUYBSwFPAVMBVwFbAV8BZQFrAXEBdwF9AYMBiQGOAZMBG1s/MjAwNGwAG1s/Mj\
      AwNGgAG10xMTIHABtdMTI7JXAxJXMHABtbM0oAG101MjslcDElczslcDIlcwcAG1syMDF+ABtbMjAwfgAbWzIgcQAb\
      WyVwMSVkIHEAG1s/MTAwNjsxMDAwJT8lcDElezF9JT0ldGglZWwlOwAbWzM7M34AG1szOzR+ABtbMzs1fgAbWzM7Nn\
      4AG1szOzd+ABtbMTsyQgAbWzE7M0IAG1sxOzRCABtbMTs1QgAbWzE7NkIAG1sxOzdCABtbMTszRgAbWzE7NEYAG1sx\
      OzVGABtbMTs2RgAbWzE7N0YAG1sxOzNIABtbMTs0SAAbWzE7NUgAG1sxOzZIABtbMTs3SAAbWzI7M34AG1syOzR+AB\
      tbMjs1fgAbWzI7Nn4AG1syOzd+ABtbMTszRAAbWzE7NEQAG1sxOzVEABtbMTs2RAAbWzE7N0QAG1s2OzN+ABtbNjs0\
      fgAbWzY7NX4AG1s2OzZ+ABtbNjs3fgAbWzU7M34AG1s1OzR+ABtbNTs1fgAbWzU7Nn4AG1s1Ozd+ABtbMTszQwAbWz\
      E7NEMAG1sxOzVDABtbMTs2QwAbWzE7N0MAG1sxOzJBABtbMTszQQAbWzE7NEEAG1sxOzVBABtbMTs2QQAbWzE7N0EA\
      G094ABtPdAAbT3YAG09yABtPRQAbT2sAG09sABtPbwAbT24AG09qABtPbQAbT3AAG1syOW0AG1s5bQAbWzwlaSVwMy\
      VkOyVwMSVkOyVwMiVkOyU/JXA0JXRNJWVtJTsAQVgAUkdCAFhUAEJEAEJFAENyAENzAEUzAE1zAFBFAFBTAFNlAFNz\
      AFhNAGtEQzMAa0RDNABrREM1AGtEQzYAa0RDNwBrRE4Aa0ROMwBrRE40AGtETjUAa0RONgBrRE43AGtFTkQzAGtFTk\
      Q0AGtFTkQ1AGtFTkQ2AGtFTkQ3AGtIT00zAGtIT000AGtIT001AGtIT002AGtIT003AGtJQzMAa0lDNABrSUM1AGtJ\
      QzYAa0lDNwBrTEZUMwBrTEZUNABrTEZUNQBrTEZUNgBrTEZUNwBrTlhUMwBrTlhUNABrTlhUNQBrTlhUNgBrTlhUNw\
      BrUFJWMwBrUFJWNABrUFJWNQBrUFJWNgBrUFJWNwBrUklUMwBrUklUNABrUklUNQBrUklUNgBrUklUNwBrVVAAa1VQ\
      MwBrVVA0AGtVUDUAa1VQNgBrVVA3AGthMgBrYjEAa2IzAGtjMgBrcDUAa3BBREQAa3BDTUEAa3BESVYAa3BET1QAa3\
      BNVUwAa3BTVUIAa3BaUk8Acm14eABzbXh4AHhtAA==
      """
    case .tmuxDirect: """
      b64:HgI0ACsADwBpAT0FZm9saW8tdG11eC1kaXJlY3R8dG11eCB3aXRoIGRpcmVjdCBjb2xvdXIgZm9yIGZvbGlvAA\
      ABAAABAAAAAQEAAAABAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAABAAAAAAEAUAAAAAgAAAAYAAAA////////////////\
      /////////////////////////////////////wAAAAEAAAEAAAAEAAYACAAZAB4AJQApAC0A//84AEkASwBPAFYA//\
      9YAGQA//9oAGsAcQB1AHkA//9/AIEAhgCLAP//lACZAJ4A//+jAKgArQD//7IAtAC5AP//wgDHAM0A0wD//9YA///Y\
      AP///////9wA///gAP///////+IA///nAP//////////6wDvAPUA+QD9AAEBBwENARMBGQEfASQB//8pAf//LQEyAT\
      cBOwFCAf//SQFNAVUB//////////////////////////////////9dAf//YAFpAXIBewGEAY0BlgGfAagBsQH/////\
      ////////////////ugH/////ywHOAdkB3AHeAeEBOgL//z0CPwL//////////////////////////0QC//+FAv////\
      ///////////4kC/////////////////////5AC////////////////////////////////////////////////////\
      /////////////////5UC/////5wC//////////+jAqoCsQL/////uAL//78C////////xgL/////////////zQLTAt\
      kC4ALnAu4C9QL9AgUDDQMVAx0DJQMtAzUDPANDA0oDUQNZA2EDaQNxA3kDgQOJA5EDmAOfA6YDrQO1A70DxQPNA9UD\
      3QPlA+0D9AP7AwIECQQRBBkEIQQpBDEEOQRBBEkEUARXBF4E//////////////////////////////////////////\
      ///////////////////2MEbgRzBHsEfwT//////////////////////////////////4gE////////////////////\
      ////jQT///////////////////////////////////////////////////////////////////////////////////\
      ////+TBP///////5cE6gQbW1oABwANABtbJWklcDElZDslcDIlZHIAG1szZwAbW0gbW0oAG1tLABtbSgAbWyVpJXAx\
      JWRHABtbJWklcDElZDslcDIlZEgACgAbW0gAG1s/MjVsAAgAG1szNGgbWz8yNWgAG1tDABtNABtbMzRsABtbUAAbW0\
      0AG10wOwcADgAbWzVtABtbMW0AG1s/MTA0OWgAG1sybQAbWzRoABtbOG0AG1s3bQAbWzdtABtbNG0ADwAbW20PABtb\
      PzEwNDlsABtbNGwAG1syN20AG1syNG0AG2cABwAbKTAAG1tMAH8AG1szfgAbT0IAG09QABtbMjF+ABtPUQAbT1IAG0\
      9TABtbMTV+ABtbMTd+ABtbMTh+ABtbMTl+ABtbMjB+ABtbMX4AG1syfgAbT0QAG1s2fgAbWzV+ABtPQwAbWzE7MkIA\
      G1sxOzJBABtPQQAbWz8xbBs+ABtbPzFoGz0AG0UAG1slcDElZFAAG1slcDElZE0AG1slcDElZEIAG1slcDElZEAAG1\
      slcDElZFMAG1slcDElZEwAG1slcDElZEQAG1slcDElZEMAG1slcDElZFQAG1slcDElZEEAG2MbWz8xMDAwbBtbPzI1\
      aAAbOAAbWyVpJXAxJWRkABs3AAoAG00AG1swJT8lcDYldDsxJTslPyVwMiV0OzQlOyU/JXAxJXAzJXwldDs3JTslPy\
      VwNCV0OzUlOyU/JXA1JXQ7MiU7JT8lcDcldDs4JTttJT8lcDkldA4lZQ8lOwAbSAAJABtdMDsAKyssLC0tLi4wMGBg\
      YWFmZmdnaGhpaWpqa2tsbG1tbm5vb3BwcXFycnNzdHR1dXZ2d3d4eHl5enp7e3x8fX1+fgAbW1oAGyhCGykwABtbNH\
      4AG1szOzJ+ABtbMTsyRgAbWzE7MkgAG1syOzJ+ABtbMTsyRAAbWzY7Mn4AG1s1OzJ+ABtbMTsyQwAbWzIzfgAbWzI0\
      fgAbWzE7MlAAG1sxOzJRABtbMTsyUgAbWzE7MlMAG1sxNTsyfgAbWzE3OzJ+ABtbMTg7Mn4AG1sxOTsyfgAbWzIwOz\
      J+ABtbMjE7Mn4AG1syMzsyfgAbWzI0OzJ+ABtbMTs1UAAbWzE7NVEAG1sxOzVSABtbMTs1UwAbWzE1OzV+ABtbMTc7\
      NX4AG1sxODs1fgAbWzE5OzV+ABtbMjA7NX4AG1syMTs1fgAbWzIzOzV+ABtbMjQ7NX4AG1sxOzZQABtbMTs2UQAbWz\
      E7NlIAG1sxOzZTABtbMTU7Nn4AG1sxNzs2fgAbWzE4OzZ+ABtbMTk7Nn4AG1syMDs2fgAbWzIxOzZ+ABtbMjM7Nn4A\
      G1syNDs2fgAbWzE7M1AAG1sxOzNRABtbMTszUgAbWzE7M1MAG1sxNTszfgAbWzE3OzN+ABtbMTg7M34AG1sxOTszfg\
      AbWzIwOzN+ABtbMjE7M34AG1syMzszfgAbWzI0OzN+ABtbMTs0UAAbWzE7NFEAG1sxOzRSABtbMUsAG1slaSVkOyVk\
      UgAbWzZuABtbPzE7MmMAG1tjABtbMzk7NDltABtbM20AG1syM20AG1s8ABtbJT8lcDElezh9JTwldDMlcDElZCVlMz\
      g7MjslcDElezY1NTM2fSUvJWQ7JXAxJXsyNTZ9JS8lezI1NX0lJiVkOyVwMSV7MjU1fSUmJWQlO20AG1slPyVwMSV7\
      OH0lPCV0NCVwMSVkJWU0ODsyOyVwMSV7NjU1MzZ9JS8lZDslcDElezI1Nn0lLyV7MjU1fSUmJWQ7JXAxJXsyNTV9JS\
      YlZCU7bQAAAwABAEUAjgB0AwEBAQABAAAAAAAJABIAGQAlACkALgBAAEcATgBWAFwAZwBxAHYAlgCdAKQAqwCyALkA\
      wADHAM4A1QDcAOMA6gDxAPgA/wAGAQ0BFAEbASIBKQEwATcBPgFFAUwBUwFaAWEBaAFvAXYBfQGEAYsBkgGZAaABpw\
      GuAbUBvAHDAcoB0QHYAd8B5gHtAfQB+wECAggCAAADAAYACgANABAAEwAWABkAHAAfACIAJQAoACsALgA0ADcAOgA9\
      AEIARwBMAFEAVgBaAF8AZABpAG4AcwB5AH8AhQCLAJEAlwCdAKMAqQCvALQAuQC+AMMAyADOANQA2gDgAOYA7ADyAP\
      gA/gAEAQoBEAEWARwBIgEoAS4BNAE6AUABRAFJAU4BUwFYAV0BYgEbWz8yMDA0bAAbWz8yMDA0aAAbXTExMgcAG10x\
      MjslcDElcwcAGyhCABtbM0oAG101MjslcDElczslcDIlcwcAG1syMDF+ABtbMjAwfgAbKCVwMSVjABtbMiBxABtbND\
      olcDElZG0AG1slcDElZCBxABtdMDsAG1s/MTAwNjsxMDAwJT8lcDElezF9JT0ldGglZWwlOwAbWzM7M34AG1szOzR+\
      ABtbMzs1fgAbWzM7Nn4AG1szOzd+ABtbMTsyQgAbWzE7M0IAG1sxOzRCABtbMTs1QgAbWzE7NkIAG1sxOzdCABtbMT\
      szRgAbWzE7NEYAG1sxOzVGABtbMTs2RgAbWzE7N0YAG1sxOzNIABtbMTs0SAAbWzE7NUgAG1sxOzZIABtbMTs3SAAb\
      WzI7M34AG1syOzR+ABtbMjs1fgAbWzI7Nn4AG1syOzd+ABtbMTszRAAbWzE7NEQAG1sxOzVEABtbMTs2RAAbWzE7N0\
      QAG1s2OzN+ABtbNjs0fgAbWzY7NX4AG1s2OzZ+ABtbNjs3fgAbWzU7M34AG1s1OzR+ABtbNTs1fgAbWzU7Nn4AG1s1\
      Ozd+ABtbMTszQwAbWzE7NEMAG1sxOzVDABtbMTs2QwAbWzE7N0MAG1sxOzJBABtbMTszQQAbWzE7NEEAG1sxOzVBAB\
      tbMTs2QQAbWzE7N0EAG1syOW0AG1s5bQBBWABHMABSR0IAVTgAQkQAQkUAQ3IAQ3MARTAARTMATXMAUEUAUFMAUzAA\
      U2UAU211bHgAU3MAVFMAWE0Aa0RDMwBrREM0AGtEQzUAa0RDNgBrREM3AGtETgBrRE4zAGtETjQAa0RONQBrRE42AG\
      tETjcAa0VORDMAa0VORDQAa0VORDUAa0VORDYAa0VORDcAa0hPTTMAa0hPTTQAa0hPTTUAa0hPTTYAa0hPTTcAa0lD\
      MwBrSUM0AGtJQzUAa0lDNgBrSUM3AGtMRlQzAGtMRlQ0AGtMRlQ1AGtMRlQ2AGtMRlQ3AGtOWFQzAGtOWFQ0AGtOWF\
      Q1AGtOWFQ2AGtOWFQ3AGtQUlYzAGtQUlY0AGtQUlY1AGtQUlY2AGtQUlY3AGtSSVQzAGtSSVQ0AGtSSVQ1AGtSSVQ2\
      AGtSSVQ3AGtVUABrVVAzAGtVUDQAa1VQNQBrVVA2AGtVUDcAcm14eABzbXh4AA==
      """
    case .tmux: """
      b64:HgIyACsADwBpARYFZm9saW8tdG11eHx0bXV4IHdpdGggdGhlIG1vdXNlIG9mIHh0ZXJtIGZvciBmb2xpbwAAAQ\
      AAAQAAAAEBAAAAAQEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAAAAABAFAAAAAIAAAAGAAAAP//////////////////\
      //////////////////////////////////8AAQAAAAABAAAABAAGAAgAGQAeACUAKQAtAP//OABJAEsATwBWAP//WA\
      BkAP//aABrAHEAdQB5AP//fwCBAIYAiwD//5QAmQCeAP//owCoAK0A//+yALQAuQD//8IAxwDNANMA///WAP//2AD/\
      ///////cAP//4AD////////iAP//5wD//////////+sA7wD1APkA/QABAQcBDQETARkBHwEkAf//KQH//y0BMgE3AT\
      sBQgH//0kBTQFVAf//////////////////////////////////XQH//2ABaQFyAXsBhAGNAZYBnwGoAbEB////////\
      /////////////7oB/////8sBzgHZAdwB3gHhAToC//89Aj8C//////////////////////////9EAv//hQL///////\
      ////////+JAv////////////////////+QAv//////////////////////////////////////////////////////\
      //////////////+VAv////+cAv//////////owKqArEC/////7gC//+/Av///////8YC/////////////80C0wLZAu\
      AC5wLuAvUC/QIFAw0DFQMdAyUDLQM1AzwDQwNKA1EDWQNhA2kDcQN5A4EDiQORA5gDnwOmA60DtQO9A8UDzQPVA90D\
      5QPtA/QD+wMCBAkEEQQZBCEEKQQxBDkEQQRJBFAEVwReBP////////////////////////////////////////////\
      ////////////////9jBG4EcwR7BH8E//////////////////////////////////+IBP//////////////////////\
      /40E//////////////////////////////////////////////////////////////////////////////////////\
      //kwT///////+XBNYEG1taAAcADQAbWyVpJXAxJWQ7JXAyJWRyABtbM2cAG1tIG1tKABtbSwAbW0oAG1slaSVwMSVk\
      RwAbWyVpJXAxJWQ7JXAyJWRIAAoAG1tIABtbPzI1bAAIABtbMzRoG1s/MjVoABtbQwAbTQAbWzM0bAAbW1AAG1tNAB\
      tdMDsHAA4AG1s1bQAbWzFtABtbPzEwNDloABtbMm0AG1s0aAAbWzhtABtbN20AG1s3bQAbWzRtAA8AG1ttDwAbWz8x\
      MDQ5bAAbWzRsABtbMjdtABtbMjRtABtnAAcAGykwABtbTAB/ABtbM34AG09CABtPUAAbWzIxfgAbT1EAG09SABtPUw\
      AbWzE1fgAbWzE3fgAbWzE4fgAbWzE5fgAbWzIwfgAbWzF+ABtbMn4AG09EABtbNn4AG1s1fgAbT0MAG1sxOzJCABtb\
      MTsyQQAbT0EAG1s/MWwbPgAbWz8xaBs9ABtFABtbJXAxJWRQABtbJXAxJWRNABtbJXAxJWRCABtbJXAxJWRAABtbJX\
      AxJWRTABtbJXAxJWRMABtbJXAxJWREABtbJXAxJWRDABtbJXAxJWRUABtbJXAxJWRBABtjG1s/MTAwMGwbWz8yNWgA\
      GzgAG1slaSVwMSVkZAAbNwAKABtNABtbMCU/JXA2JXQ7MSU7JT8lcDIldDs0JTslPyVwMSVwMyV8JXQ7NyU7JT8lcD\
      QldDs1JTslPyVwNSV0OzIlOyU/JXA3JXQ7OCU7bSU/JXA5JXQOJWUPJTsAG0gACQAbXTA7ACsrLCwtLS4uMDBgYGFh\
      ZmZnZ2hoaWlqamtrbGxtbW5ub29wcHFxcnJzc3R0dXV2dnd3eHh5eXp6e3t8fH19fn4AG1taABsoQhspMAAbWzR+AB\
      tbMzsyfgAbWzE7MkYAG1sxOzJIABtbMjsyfgAbWzE7MkQAG1s2OzJ+ABtbNTsyfgAbWzE7MkMAG1syM34AG1syNH4A\
      G1sxOzJQABtbMTsyUQAbWzE7MlIAG1sxOzJTABtbMTU7Mn4AG1sxNzsyfgAbWzE4OzJ+ABtbMTk7Mn4AG1syMDsyfg\
      AbWzIxOzJ+ABtbMjM7Mn4AG1syNDsyfgAbWzE7NVAAG1sxOzVRABtbMTs1UgAbWzE7NVMAG1sxNTs1fgAbWzE3OzV+\
      ABtbMTg7NX4AG1sxOTs1fgAbWzIwOzV+ABtbMjE7NX4AG1syMzs1fgAbWzI0OzV+ABtbMTs2UAAbWzE7NlEAG1sxOz\
      ZSABtbMTs2UwAbWzE1OzZ+ABtbMTc7Nn4AG1sxODs2fgAbWzE5OzZ+ABtbMjA7Nn4AG1syMTs2fgAbWzIzOzZ+ABtb\
      MjQ7Nn4AG1sxOzNQABtbMTszUQAbWzE7M1IAG1sxOzNTABtbMTU7M34AG1sxNzszfgAbWzE4OzN+ABtbMTk7M34AG1\
      syMDszfgAbWzIxOzN+ABtbMjM7M34AG1syNDszfgAbWzE7NFAAG1sxOzRRABtbMTs0UgAbWzFLABtbJWklZDslZFIA\
      G1s2bgAbWz8xOzJjABtbYwAbWzM5OzQ5bQAbWzNtABtbMjNtABtbPAAbWyU/JXAxJXs4fSU8JXQzJXAxJWQlZSVwMS\
      V7MTZ9JTwldDklcDElezh9JS0lZCVlMzg7NTslcDElZCU7bQAbWyU/JXAxJXs4fSU8JXQ0JXAxJWQlZSVwMSV7MTZ9\
      JTwldDEwJXAxJXs4fSUtJWQlZTQ4OzU7JXAxJWQlO20AAgABAEUAjQBwAwEBAQAAAAAACQASABkAJQApAC4AQABHAE\
      4AVgBcAGcAcQB2AJYAnQCkAKsAsgC5AMAAxwDOANUA3ADjAOoA8QD4AP8ABgENARQBGwEiASkBMAE3AT4BRQFMAVMB\
      WgFhAWgBbwF2AX0BhAGLAZIBmQGgAacBrgG1AbwBwwHKAdEB2AHfAeYB7QH0AfsBAgIIAgAAAwAGAAkADAAPABIAFQ\
      AYABsAHgAhACQAJwAqADAAMwA2ADkAPgBDAEgATQBSAFYAWwBgAGUAagBvAHUAewCBAIcAjQCTAJkAnwClAKsAsAC1\
      ALoAvwDEAMoA0ADWANwA4gDoAO4A9AD6AAABBgEMARIBGAEeASQBKgEwATYBPAFAAUUBSgFPAVQBWQFeARtbPzIwMD\
      RsABtbPzIwMDRoABtdMTEyBwAbXTEyOyVwMSVzBwAbKEIAG1szSgAbXTUyOyVwMSVzOyVwMiVzBwAbWzIwMX4AG1sy\
      MDB+ABsoJXAxJWMAG1syIHEAG1s0OiVwMSVkbQAbWyVwMSVkIHEAG10wOwAbWz8xMDA2OzEwMDAlPyVwMSV7MX0lPS\
      V0aCVlbCU7ABtbMzszfgAbWzM7NH4AG1szOzV+ABtbMzs2fgAbWzM7N34AG1sxOzJCABtbMTszQgAbWzE7NEIAG1sx\
      OzVCABtbMTs2QgAbWzE7N0IAG1sxOzNGABtbMTs0RgAbWzE7NUYAG1sxOzZGABtbMTs3RgAbWzE7M0gAG1sxOzRIAB\
      tbMTs1SAAbWzE7NkgAG1sxOzdIABtbMjszfgAbWzI7NH4AG1syOzV+ABtbMjs2fgAbWzI7N34AG1sxOzNEABtbMTs0\
      RAAbWzE7NUQAG1sxOzZEABtbMTs3RAAbWzY7M34AG1s2OzR+ABtbNjs1fgAbWzY7Nn4AG1s2Ozd+ABtbNTszfgAbWz\
      U7NH4AG1s1OzV+ABtbNTs2fgAbWzU7N34AG1sxOzNDABtbMTs0QwAbWzE7NUMAG1sxOzZDABtbMTs3QwAbWzE7MkEA\
      G1sxOzNBABtbMTs0QQAbWzE7NUEAG1sxOzZBABtbMTs3QQAbWzI5bQAbWzltAEFYAEcwAFU4AEJEAEJFAENyAENzAE\
      UwAEUzAE1zAFBFAFBTAFMwAFNlAFNtdWx4AFNzAFRTAFhNAGtEQzMAa0RDNABrREM1AGtEQzYAa0RDNwBrRE4Aa0RO\
      MwBrRE40AGtETjUAa0RONgBrRE43AGtFTkQzAGtFTkQ0AGtFTkQ1AGtFTkQ2AGtFTkQ3AGtIT00zAGtIT000AGtIT0\
      01AGtIT002AGtIT003AGtJQzMAa0lDNABrSUM1AGtJQzYAa0lDNwBrTEZUMwBrTEZUNABrTEZUNQBrTEZUNgBrTEZU\
      NwBrTlhUMwBrTlhUNABrTlhUNQBrTlhUNgBrTlhUNwBrUFJWMwBrUFJWNABrUFJWNQBrUFJWNgBrUFJWNwBrUklUMw\
      BrUklUNABrUklUNQBrUklUNgBrUklUNwBrVVAAa1VQMwBrVVA0AGtVUDUAa1VQNgBrVVA3AHJteHgAc214eAA=
      """
    }
  }
}
