-- What readers see of free text: without telephone numbers, numbers of identity cards and bank accounts, number plates,
-- mail and chat accounts, homes, and names that stand for a person. `person` is who reported, masked wherever named.
-- The one rule of both databases: the stored columns below and the reads of notes are made with it.
CREATE FUNCTION redacted(words text, person text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  shown text := translate(words, '０１２３４５６７８９', '0123456789');
  surname CONSTANT text := '[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔汤温康施牛樊葛邢齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞柳甘祝尚舒阮柯纪梅童凌毕单裴霍涂苗曲盛冉翁蓝路辛靳柴鲍喻祁蒲滕屈饶解牟艾尤穆司卓吉缪简芦娄窦戚岑费卜席卫柏瞿]';
BEGIN
  IF length(person) > 1 THEN shown := replace(shown, person, left(person, 1) || '**'); END IF;
  shown := regexp_replace(shown, '(联系人|报告人|报案人|反映人|举报人|投诉人|来电人|当事人|诉求人|姓名|户主|业主|房东|租客)([：: ]+)([一-龥])[一-龥]{1,3}(?![一-龥])', '\1\2\3**', 'g');
  IF shown ~ '[0-9@户]|[Qq][Qq]|微信|[Vv][Xx]|[Ww]e[Cc]hat' THEN
    shown := regexp_replace(shown, '[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+', '****', 'g');
    shown := regexp_replace(shown, '([Qq][Qq]|微信|[Vv][Xx]|[Ww]e[Cc]hat)(群?号?码?[：: ]{0,3})[A-Za-z0-9_-]{5,20}', '\1\2****', 'g');
    -- Identity cards of 18 and 15 digits, bank cards in fours, and whatever else has as many digits.
    shown := regexp_replace(shown, '(?<![0-9])[1-9][0-9]{5}[ 　·.–—－-]?(?:19|20)[0-9]{2}[ 　·.–—－-]?(?:0[1-9]|1[0-2])[ 　·.–—－-]?(?:0[1-9]|[12][0-9]|3[01])[ 　·.–—－-]?[0-9]{3}[ 　·.–—－-]?[0-9Xx](?![0-9])', '****', 'g');
    shown := regexp_replace(shown, '(?<![0-9])(?:[0-9]{4}(?:[ 　·–—－-][0-9]{4}){3}(?:[ 　·–—－-]?[0-9]{1,3})?|[1-9][0-9]{5}[ 　·–—－-][0-9]{6}[ 　·–—－-][0-9]{3}|[0-9]{15,}[Xx]?)(?![0-9])', '****', 'g');
    -- Mobile telephones, also with the country's code and in groups; then one with a digit too many.
    shown := regexp_replace(shown, '(?<![0-9])(?:(?:\+|00)?86[ -]?|0)?(1[3-9][0-9])(?:[ 　·.–—－-]?[0-9]){4}[ 　·.–—－-]?([0-9])[ 　·.–—－-]?([0-9])[ 　·.–—－-]?([0-9])[ 　·.–—－-]?([0-9])(?![0-9])', '\1****\2\3\4\5', 'g');
    shown := regexp_replace(shown, '(?<![0-9A-Za-z])1[3-9][0-9]{10,12}(?![0-9])', '****', 'g');
    -- Fixed telephones: with the code of the town, eight digits that are no date, or named as a telephone.
    shown := regexp_replace(shown, '(?<![0-9])[（(]?(0[1-9][0-9]{1,2})[)）]?[ 　·–—－-]?[0-9]{3,4}[ 　·–—－-]?([0-9]{4})(?![0-9])', '\1****\2', 'g');
    shown := regexp_replace(shown, '(?<![0-9A-Za-z.])(?!(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))[2-9][0-9]{3}([0-9]{4})(?![0-9A-Za-z])', '****\1', 'g');
    shown := regexp_replace(shown, '(电话|手机|座机|热线|联系方式|号码|[Tt]el|[Pp]hone|致电|拨打)([^0-9]{0,4})[0-9]{3,4}[ 　·–—－-]?([0-9]{4})(?![0-9])', '\1\2****\3', 'g');
    shown := regexp_replace(shown, '([京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Za-hj-np-z])[ ·•.-]?(?=[A-Za-z0-9]{0,5}[0-9])[A-Za-z0-9]{4,5}([A-Za-z0-9挂学警港澳])(?![A-Za-z0-9])', '\1****\2', 'g');
    -- A home: the part of a building that it lies in.
    shown := regexp_replace(shown, '(?:[0-9]+|[一二三四五六七八九十]+|[A-Za-z])单元(?:[ ,，-]?[A-Za-z]?[0-9]{3,4}(?:-[0-9]{1,2})?(?![0-9米平]))?(?:[室号户])?', '**', 'g');
    shown := regexp_replace(shown, '(幢|栋|座|号楼)[ -]?(?:[0-9]{3,4}(?:-[0-9]{1,2})?[室号]?(?![0-9米平个人户元年度块台辆吨次天盏株棵])|(?:[0-9]{1,2}|[一二三四五六七八九十]+)[楼层][东西中]边?户)', '\1**', 'g');
    shown := regexp_replace(shown, '[A-Za-z]?[0-9]{3,4}(?:-[0-9]{1,2})?室|(?:[0-9]{1,2}|[一二三四五六七八九十]+)[楼层][东西中]边?户', '**', 'g');
    shown := regexp_replace(shown, '(?<![0-9-])([0-9]{1,3})-[0-9]{1,2}-(?!(?:19|20)[0-9]{2})[0-9]{3,4}(?![0-9-])', '\1-**', 'g');
  END IF;
  -- A name stands before its number.
  IF shown ~ '\*\*\*\*' THEN
    shown := regexp_replace(shown, '(' || surname || ')[一-龥]{1,2}(?=[，,、：:；;（( ]{0,2}的?(?:联系)?(?:电话|手机|座机|身份证|[Tt]el)?(?:号码|号|是|为)?[：:， ]{0,2}(?:1[3-9][0-9]|0[0-9]{2,3})?\*\*\*\*)', '\1**', 'g');
  END IF;
  RETURN shown;
END $$;
--> statement-breakpoint
-- An address as far as the building: without stairs, floor and door.
CREATE FUNCTION address_to_building(address text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  RETURN nullif(regexp_replace(
    regexp_replace(translate(address, '０１２３４５６７８９', '0123456789'),
      '(?:(?:[0-9]+|[一二三四五六七八九十]+|[A-Za-z]) ?单元|[A-Za-z]?[0-9]+(?:-[0-9]+)* ?室|[0-9]+ ?户|(?:[0-9]+|[一二三四五六七八九十]+) ?[楼层](?![栋幢号])|[东西中南北]边?户|(?<=[幢栋座]|号楼)[ -]?[0-9]{2,4}(?![0-9米])|(?<=[0-9])-[0-9]{1,2}-[0-9]{3,4}(?![0-9])|(?<=[0-9])-[0-9]{3,4}(?![0-9号米])|\m(?:[Aa]partment|APARTMENT|[Aa]pt|APT|[Uu]nit|UNIT|[Ss]uite|SUITE|[Rr]oom|ROOM|[Ff]loor|FLOOR)[. #]*[0-9]|#[0-9]).*$', ''),
    '[ 　,，、(（－—-]+$', ''), '');
END $$;
--> statement-breakpoint
ALTER TABLE "building" ADD COLUMN "shown_address" text GENERATED ALWAYS AS (redacted(address_to_building(address), NULL)) STORED;--> statement-breakpoint
ALTER TABLE "incident" ADD COLUMN "shown_description" text GENERATED ALWAYS AS (redacted(description, reporter_name)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "incident" ADD COLUMN "shown_address" text GENERATED ALWAYS AS (redacted(address_to_building(address), reporter_name)) STORED;